"""Addresses of the newsroom under /lam-viec/tin-bai/."""

from django.urls import path

from phohien.newsroom.views import assisting, deciding, editing, items, languages, sections, writing

app_name = "newsroom"
urlpatterns = [
    path("", items.index, name="index"),
    path("viet/", writing.write, name="write"),
    path("<int:pk>/", items.item, name="item"),
    path("<int:pk>/sua/", editing.edit, name="edit"),
    path("<int:pk>/trinh-duyet/", deciding.hand_in, name="hand_in"),
    path("<int:pk>/dang/", deciding.publish, name="publish"),
    path("<int:pk>/hen-gio/", deciding.schedule, name="schedule"),
    path("<int:pk>/bo-hen/", deciding.unschedule, name="unschedule"),
    path("<int:pk>/go/", deciding.withdraw, name="withdraw"),
    path("<int:pk>/khan-cap/", deciding.emergency, name="emergency"),
    path("<int:pk>/dich/<slug:locale>/", languages.start, name="start_translation"),
    path("<int:pk>/may-dich/", languages.machine, name="machine"),
    path("<int:pk>/hieu-dinh/", languages.review, name="review"),
    path("<int:pk>/goi-y/<slug:kind>/", assisting.ask, name="suggest"),
    path("<int:pk>/goi-y/dung/<int:suggestion>/", assisting.take, name="take_suggestion"),
    path("ngon-ngu/", languages.languages, name="languages"),
    path("ngoai-ngu/", languages.skills, name="skills"),
    path("ngoai-ngu/<int:pk>/bo/", languages.drop_skill, name="drop_skill"),
    path("chuyen-muc/", sections.sections, name="sections"),
]
