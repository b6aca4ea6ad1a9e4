"""Addresses of the plans domain under /lam-viec/."""

from django.urls import path

from phohien.plans.views import assignments, evidence, files, legal, papers, plans, tasks

app_name = "plans"
urlpatterns = [
    path("ke-hoach/", plans.plan_list, name="plans"),
    path("ke-hoach/<int:pk>/", plans.plan_page, name="plan"),
    path("ke-hoach/<int:pk>/thong-qua/", plans.adopt, name="adopt"),
    path("ke-hoach/<int:pk>/khac-biet/", plans.differences, name="differences"),
    path("ke-hoach/<int:pk>/chuyen-tiep/", plans.carry_over, name="carry_over"),
    path("ke-hoach/<int:pk>/ban-giay/", papers.paper, name="paper"),
    path("ke-hoach/<int:pk>/ban-giay/tep/", papers.paper_file, name="paper_file"),
    path("ke-hoach/<int:pk>/ban-giay/trang-<int:page>.png", papers.paper_page, name="paper_page"),
    path("nhiem-vu/<int:pk>/", tasks.task_page, name="task"),
    path("nhiem-vu/<int:pk>/giao/", tasks.assign, name="assign"),
    path("nhiem-vu/<int:pk>/giao-nhom/<int:group>/", tasks.unfold, name="unfold"),
    path("viec/", assignments.assignment_list, name="assignments"),
    path("viec/<int:pk>/", assignments.assignment_page, name="assignment"),
    path("viec/<int:pk>/cap-nhat/", assignments.update, name="update_progress"),
    path("viec/<int:pk>/rut/", tasks.withdraw, name="withdraw_assignment"),
    path("viec/<int:pk>/minh-chung/<slug:kind>/", evidence.record, name="record_evidence"),
    path("viec/<int:pk>/dung-minh-chung/", evidence.reuse, name="reuse_evidence"),
    path("minh-chung/", evidence.evidence_list, name="evidence_list"),
    path("minh-chung/<int:pk>/", evidence.evidence_page, name="evidence"),
    path("minh-chung/<int:pk>/sua/", evidence.change, name="change_evidence"),
    path("minh-chung/<int:pk>/rut/", evidence.withdraw, name="withdraw_evidence"),
    path("minh-chung/<int:pk>/gop/", evidence.join, name="join_evidence"),
    path("minh-chung/<int:pk>/tach/", evidence.part, name="part_evidence"),
    path("minh-chung/<int:pk>/tep/", files.evidence_file, name="evidence_file"),
    path("can-cu/", legal.legal_bases, name="legal_bases"),
]
