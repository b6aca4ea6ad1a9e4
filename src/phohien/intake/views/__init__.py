"""The screens of intake at /lam-viec/tiep-nhan/."""
