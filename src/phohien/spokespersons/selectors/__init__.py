"""Reading this room: the register, conferences, answers, inquiries and logs."""
