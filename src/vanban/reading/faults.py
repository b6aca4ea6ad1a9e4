"""Every error reading can end with, in the words the user sees. Not when they arise."""

from pathlib import Path

from vanban.errors import InputTooLarge, MissingTool, UnreadableInput

_FORMATS = "Hãy dùng tệp .docx, .pdf, .txt hoặc ảnh quét .png, .jpg, .tif."


def missing_file(path: Path) -> UnreadableInput:
    return UnreadableInput(
        "missing-file",
        f"Không tìm thấy tệp “{path.name}”.",
        "Hãy kiểm tra lại đường dẫn và tên tệp.",
    )


def is_directory(path: Path) -> UnreadableInput:
    return UnreadableInput(
        "not-a-file",
        f"“{path.name}” không phải là một tệp.",
        "Hãy chọn một tệp văn bản trong thư mục đó.",
    )


def no_permission(path: Path) -> UnreadableInput:
    return UnreadableInput(
        "no-permission",
        f"Không được phép mở tệp “{path.name}”.",
        "Hãy xin quyền đọc tệp hoặc chép tệp sang thư mục của mình.",
    )


def empty(path: Path) -> UnreadableInput:
    return UnreadableInput(
        "empty",
        f"Tệp “{path.name}” không có nội dung.",
        "Hãy chọn lại tệp hoặc xin bản khác từ nơi gửi.",
    )


def not_a_document(path: Path, found: str, todo: str = _FORMATS) -> UnreadableInput:
    return UnreadableInput(
        "not-a-document", f"Tệp “{path.name}” {found}, không phải văn bản đọc được.", todo
    )


def unknown_encoding(path: Path) -> UnreadableInput:
    return UnreadableInput(
        "unknown-encoding",
        f"Không nhận ra bảng mã tiếng Việt của tệp “{path.name}”.",
        "Hãy mở tệp bằng chương trình đã tạo ra nó và lưu lại ở bảng mã Unicode (UTF-8).",
    )


def encrypted(path: Path) -> UnreadableInput:
    return UnreadableInput(
        "encrypted",
        f"Tệp “{path.name}” được bảo vệ bằng mật khẩu.",
        "Hãy mở tệp bằng mật khẩu và lưu một bản không có mật khẩu.",
    )


def damaged(path: Path) -> UnreadableInput:
    return UnreadableInput(
        "damaged-file",
        f"Tệp “{path.name}” bị hỏng hoặc bị cắt cụt khi gửi.",
        "Hãy tải lại tệp hoặc xin bản khác từ nơi gửi.",
    )


def no_text(path: Path) -> UnreadableInput:
    return UnreadableInput(
        "no-text",
        f"Không tìm thấy chữ nào trong tệp “{path.name}”.",
        "Hãy kiểm tra có chọn đúng tệp không, hoặc quét lại rõ hơn ở 300 dpi.",
    )


def ocr_refused(path: Path) -> UnreadableInput:
    return UnreadableInput(
        "needs-ocr",
        f"Tệp “{path.name}” là ảnh quét, phải nhận dạng chữ mới đọc được.",
        "Hãy cho phép nhận dạng chữ (--ocr auto) hoặc dùng bản có chữ.",
    )


def no_page_image(path: Path, page: int) -> UnreadableInput:
    return UnreadableInput(
        "no-page-image",
        f"Tệp “{path.name}” không có ảnh của trang {page}.",
        "Hãy xem nội dung theo dòng, hoặc chọn một trang có trong tệp PDF hay ảnh quét.",
    )


def too_many_bytes(path: Path, limit: int) -> InputTooLarge:
    return InputTooLarge(
        "too-many-bytes",
        f"Tệp “{path.name}” lớn hơn {limit / 2**20:.0f} MB.",
        "Hãy chia tệp thành nhiều phần hoặc quét lại ở độ phân giải 300 dpi.",
    )


def too_many_pages(path: Path, limit: int) -> InputTooLarge:
    return InputTooLarge(
        "too-many-pages",
        f"Tệp “{path.name}” có hơn {limit} trang.",
        "Hãy tách riêng văn bản cần đọc rồi gửi lại.",
    )


def too_much_text(path: Path, limit: int) -> InputTooLarge:
    return InputTooLarge(
        "too-much-text",
        f"Tệp “{path.name}” có hơn {limit} ký tự.",
        "Hãy tách riêng văn bản cần đọc rồi gửi lại.",
    )


def too_expanded(path: Path, limit: int) -> InputTooLarge:
    return InputTooLarge(
        "expands-too-much",
        f"Tệp “{path.name}” có phần bung ra lớn hơn {limit / 2**20:.0f} MB.",
        "Hãy kiểm tra lại nguồn của tệp, hoặc mở bằng Word và lưu lại.",
    )


def too_many_pixels(path: Path, limit: int) -> InputTooLarge:
    return InputTooLarge(
        "too-many-pixels",
        f"Ảnh trong tệp “{path.name}” lớn hơn {limit // 10**6} triệu điểm ảnh.",
        "Hãy quét lại ở độ phân giải 300 dpi.",
    )


def too_slow(seconds: float) -> InputTooLarge:
    return InputTooLarge(
        "too-slow",
        f"Đọc tệp mất quá {seconds:.0f} giây nên đã dừng.",
        "Hãy chia tệp thành nhiều phần ngắn hơn.",
    )


def tesseract_missing() -> MissingTool:
    return MissingTool(
        "ocr-missing",
        "Máy này chưa có chương trình nhận dạng chữ Tesseract.",
        "Hãy cài tesseract-ocr và tesseract-ocr-vie, hoặc dùng bản .docx hay .pdf có chữ.",
    )


def vietnamese_missing() -> MissingTool:
    return MissingTool(
        "ocr-without-vietnamese",
        "Tesseract trên máy này chưa có dữ liệu tiếng Việt.",
        "Hãy cài gói tesseract-ocr-vie rồi đọc lại tệp.",
    )


def ocr_failed(path: Path, page: int) -> UnreadableInput:
    return UnreadableInput(
        "ocr-failed",
        f"Không nhận dạng được chữ ở trang {page} của tệp “{path.name}”.",
        "Hãy quét lại trang này ở 300 dpi, đen trắng hoặc xám, rồi gửi lại.",
    )
