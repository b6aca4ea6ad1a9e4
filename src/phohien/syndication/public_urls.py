"""Public addresses of the room, mounted at /kenh/: what outlets fetch by themselves."""

from django.urls import path

from phohien.syndication.views import feeds

app_name = "syndication_public"
urlpatterns = [
    path("<slug:code>/tin.<slug:form>", feeds.feed, name="feed"),
]
