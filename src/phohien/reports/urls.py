"""Addresses of reports, mounted at /lam-viec/bao-cao/."""

from django.urls import path

from phohien.reports.views import agency, deciding, figures, lists, province, regimes

app_name = "reports"
urlpatterns = [
    path("", lists.index, name="index"),
    path("che-do/", regimes.regime_list, name="regimes"),
    path("che-do/moi/", regimes.create, name="create_regime"),
    path("che-do/<int:pk>/", regimes.change, name="regime"),
    path("<int:pk>/danh-sach/", lists.agencies, name="agencies"),
    path("<int:pk>/bat-dau/", agency.start, name="start"),
    path("<int:pk>/so-lieu/<slug:figure>/", figures.behind, name="figure"),
    path("<int:pk>/tong-hop/", province.compiled, name="compiled"),
    path("<int:pk>/tong-hop/sua/", province.write, name="write_compiled"),
    path("<int:pk>/tong-hop/tep/", province.docx, name="compiled_docx"),
    path("<int:pk>/tong-hop/bang/", province.xlsx, name="compiled_xlsx"),
    path("don-vi/<int:pk>/", agency.report, name="report"),
    path("don-vi/<int:pk>/luu/", agency.save, name="save"),
    path("don-vi/<int:pk>/dien-lai/<slug:key>/", agency.refill, name="refill"),
    path("don-vi/<int:pk>/xem-truoc/", agency.preview, name="preview"),
    path("don-vi/<int:pk>/tep/", agency.docx, name="docx"),
    path("don-vi/<int:pk>/gui/", deciding.submit, name="submit"),
    path("don-vi/<int:pk>/tiep-nhan/", deciding.accept, name="accept"),
    path("don-vi/<int:pk>/tra-lai/", deciding.send_back, name="return"),
    path("don-vi/<int:pk>/mo-lai/", deciding.reopen, name="reopen"),
    path("don-vi/<int:pk>/ban/<int:number>/", agency.version, name="version"),
    path("don-vi/<int:pk>/ban/<int:number>/tep/", agency.version_docx, name="version_docx"),
]
