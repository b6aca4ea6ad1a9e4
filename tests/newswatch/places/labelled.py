"""The labelled documents of this folder: title, text, concerns. Written for these tests."""

from pathlib import Path

from newswatch.documents import Document

HERE = Path(__file__).parent
FILLER = (
    "Các chuyên gia cho rằng cần thêm thời gian để đánh giá đầy đủ. Theo họ, kinh nghiệm của "
    "nhiều nước cho thấy chính sách chỉ phát huy tác dụng khi đi cùng nguồn lực và sự giám sát. "
    "Một khảo sát gần đây ghi nhận sự khác biệt lớn giữa thành thị và nông thôn, giữa người có "
    "việc làm ổn định và lao động tự do. Nhiều ý kiến đề nghị lấy người dân làm trung tâm, đơn "
    "giản hóa thủ tục và công khai số liệu theo quý để xã hội cùng theo dõi."
)


def load(name: str) -> list[tuple[Document, bool]]:
    """Lines "1|title|text": ¶ is a line end, {F} a paragraph without places."""
    rows = []
    for number, line in enumerate((HERE / name).read_text(encoding="utf-8").splitlines()):
        label, title, text = line.split("|", 2)
        text = text.replace("¶", "\n").replace("{F}", f"\n{FILLER}\n")
        rows.append((Document(f"{name}-{number}", title, text), label == "1"))
    return rows
