"""What may be public: classes of content, ladders, checklist, signers, the hash of the cleared."""
