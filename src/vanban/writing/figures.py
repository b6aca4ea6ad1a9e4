"""Numbers as Vietnamese offices write them."""


def format_number(value: int | float, decimals: int = 0) -> str:
    """``1234.5`` → ``1.234,5``: a dot between thousands, a comma before decimals."""
    plain = f"{value:,.{decimals}f}"
    return plain.translate(str.maketrans(",.", ".,"))
