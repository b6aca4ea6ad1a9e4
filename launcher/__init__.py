"""What ./phohien does before and around Django. Standard library only; imports nothing of src."""
