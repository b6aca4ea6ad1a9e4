"""Addresses of cases to explain and clarify, mounted at /lam-viec/lam-ro/."""

from django.urls import path

from phohien.clarifications.views import answers, cases, facts, letters, opening

app_name = "clarifications"
urlpatterns = [
    path("", cases.index, name="index"),
    path("mo/", opening.create, name="create"),
    path("<int:pk>/", cases.case, name="case"),
    path("<int:pk>/sua/", cases.change, name="change"),
    path("<int:pk>/ho-so/", cases.dossier, name="dossier"),
    path("<int:pk>/han/", cases.set_clock, name="clock"),
    path("<int:pk>/phat-ngon/", cases.statement, name="statement"),
    path("<int:pk>/khep-lai/", cases.close, name="close"),
    path("<int:pk>/mo-lai/", cases.reopen, name="reopen"),
    path("<int:pk>/hoi/", facts.ask, name="ask"),
    path("<int:pk>/can-cu/", facts.add_to_case, name="add_fact"),
    path("<int:pk>/can-cu/chon/", cases.use_facts, name="use_facts"),
    path("<int:pk>/tra-loi/", answers.answer, name="answer"),
    path("<int:pk>/ban-dich/<slug:locale>/", answers.translate, name="translate"),
    path("<int:pk>/van-ban/", letters.write, name="write_letter"),
    path("cau-hoi/<int:pk>/", facts.request_page, name="request"),
    path("cau-hoi/<int:pk>/can-cu/", facts.add_to_request, name="add_request_fact"),
    path("cau-hoi/<int:pk>/trinh/", facts.prepare, name="prepare"),
    path("cau-hoi/<int:pk>/duyet/", facts.approve, name="approve"),
    path("cau-hoi/<int:pk>/tra-lai/", facts.send_back, name="return"),
    path("cau-hoi/<int:pk>/thoi/", facts.cancel, name="cancel"),
    path("can-cu/<int:pk>/tep/", facts.fact_file, name="fact_file"),
    path("can-cu/<int:pk>/bo/", facts.remove, name="remove_fact"),
    path("van-ban/<int:pk>/", letters.letter, name="letter"),
    path("van-ban/<int:pk>/sua/", letters.change, name="change_letter"),
    path("van-ban/<int:pk>/docx/", letters.docx, name="letter_docx"),
    path("van-ban/<int:pk>/gui/", letters.send, name="send_letter"),
    path("van-ban/<int:pk>/ket-qua/", letters.result, name="letter_result"),
]
