"""What the documentation pages say besides the operations, in Vietnamese and in English."""

from dataclasses import dataclass

from phohien.api.problems import Words

TITLE = Words("Chia sẻ dữ liệu", "Data sharing")
LEAD = Words(
    "Tin, bài, ảnh, địa điểm, sự kiện, đơn vị và số liệu của Cổng thông tin đối ngoại tỉnh Hưng "
    "Yên, để phần mềm khác dùng. Chỉ có nội dung đã duyệt và đang đăng.",
    "Items, photos, places, events, agencies and figures of the external information portal of "
    "Hưng Yên province, for other software. Only what is cleared and published.",
)
LABELS = {
    "operations": Words("Các địa chỉ", "Addresses"),
    "parameter": Words("Tham số", "Parameter"),
    "meaning": Words("Ý nghĩa", "Meaning"),
    "possible": Words("Giá trị", "Values"),
    "problems": Words("Khi bị từ chối", "Refusals"),
    "try": Words("Mở thử", "Try it"),
    "contents": Words("Trong trang này", "On this page"),
    "other": Words("Read this page in English", "Đọc trang này bằng tiếng Việt"),
    "status": Words("Mã", "Status"),
}


@dataclass(frozen=True, slots=True)
class Chapter:
    """``sample`` is shown as it is, with ``{root}`` filled by the address of the API."""

    anchor: str
    title: Words
    paragraphs: tuple[Words, ...]
    sample: str = ""


CHAPTERS = (
    Chapter(
        "start",
        Words("Bắt đầu", "Start here"),
        (
            Words(
                "Mọi địa chỉ trả lời bằng JSON, chỉ đọc, không cần đăng ký trong hạn mức chung "
                "mỗi phút cho mỗi địa chỉ mạng.",
                "Every address answers in JSON, read only, without registration within a common "
                "limit a minute for each network address.",
            ),
            Words(
                "Mô tả cho máy: openapi.json (OpenAPI 3.1) và catalog.jsonld (DCAT-AP).",
                "For machines: openapi.json (OpenAPI 3.1) and catalog.jsonld (DCAT-AP).",
            ),
        ),
        'curl "{root}/items?language=vi&limit=5"',
    ),
    Chapter(
        "pages",
        Words("Trang tiếp theo", "The next page"),
        (
            Words(
                "Danh sách trả về data và next. Cứ mở next cho đến khi next là null; bài mới đăng "
                "trong lúc đọc không làm lặp hay mất dòng nào. Mỗi trang tối đa 100 dòng.",
                "A list gives data and next. Follow next until it is null; items published "
                "meanwhile neither repeat nor hide a row. At most 100 rows a page.",
            ),
        ),
    ),
    Chapter(
        "changes",
        Words("Giữ bản sao cho đúng", "Keeping a copy right"),
        (
            Words(
                "Đọc changes với after là số last của lần trước. Gặp withdrawn thì gỡ bản sao và "
                "nói lý do; gặp corrected hay changed thì lấy lại bài ở địa chỉ api.",
                "Read changes with after set to last of the time before. On withdrawn remove your "
                "copy and say why; on corrected or changed fetch the item again from api.",
            ),
        ),
        'curl "{root}/changes?after=1024"',
    ),
    Chapter(
        "caching",
        Words("Hỏi lại không tốn đường truyền", "Asking again at no cost"),
        (
            Words(
                "Gửi lại ETag trong If-None-Match (hoặc Last-Modified trong If-Modified-Since): "
                "chưa đổi thì máy chủ trả lời 304, không có nội dung.",
                "Send the ETag back as If-None-Match (or Last-Modified as If-Modified-Since): when "
                "nothing changed the answer is 304 without a body.",
            ),
        ),
        'curl -H \'If-None-Match: "…"\' "{root}/items/12"',
    ),
    Chapter(
        "keys",
        Words("Khóa của đối tác", "Keys of partners"),
        (
            Words(
                "Đối tác có khóa riêng: mở loại dữ liệu, ngôn ngữ và chuyên mục nào, mỗi phút và "
                "mỗi ngày bao nhiêu lượt, đến ngày nào. Gửi khóa trong Authorization: Bearer hoặc "
                "X-API-Key, không bao giờ trong địa chỉ. Để có khóa, hãy viết cho Sở chủ quản qua "
                "trang Liên hệ.",
                "A partner has keys of its own: which resources, languages and sections they open, "
                "how many requests a minute and a day, until when. Send the key as Authorization: "
                "Bearer or X-API-Key, never in the address. To get one, write to us through the "
                "contact page.",
            ),
        ),
        'curl -H "Authorization: Bearer hy_…" "{root}/items"',
    ),
    Chapter(
        "rights",
        Words("Quyền dùng lại", "Reuse"),
        (
            Words(
                "Lời của bài: ghi tên cơ quan phát ngôn, dẫn địa chỉ url và gỡ khi bài gốc đã gỡ. "
                "Ảnh, video, tài liệu: theo licence của từng tệp, luôn ghi credit. made_by_machine "
                "và translation.machine nói chỗ có máy tham gia; xin giữ lời báo ấy cho người đọc.",
                "Words of items: name the agency that speaks, link to url, remove them when the "
                "item is withdrawn. Photos, clips, papers: by the licence of each, always with the "
                "credit. made_by_machine and translation.machine say where a machine took part; "
                "please keep that label for readers.",
            ),
        ),
    ),
)
