import django.db.models.deletion
import phohien.press_monitoring.models.captures
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('clearance', '0004_shorter_words'),
        ('organisation', '0003_press_roles'),
        ('organisation', '__first__'),
    ]

    operations = [
        migrations.CreateModel(
            name='PressSource',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=160, verbose_name='tên nguồn')),
                ('outlet', models.CharField(db_index=True, max_length=120, verbose_name='cơ quan báo chí')),
                ('publisher', models.CharField(blank=True, max_length=200, verbose_name='cơ quan chủ quản')),
                ('address', models.CharField(max_length=500, unique=True, verbose_name='địa chỉ nguồn tin')),
                ('homepage', models.CharField(blank=True, max_length=300, verbose_name='trang chủ')),
                ('language', models.CharField(choices=[('vi', 'Tiếng Việt'), ('en', 'Tiếng Anh'), ('zh', 'Tiếng Trung'), ('ja', 'Tiếng Nhật'), ('ko', 'Tiếng Hàn'), ('fr', 'Tiếng Pháp'), ('es', 'Tiếng Tây Ban Nha'), ('ru', 'Tiếng Nga'), ('de', 'Tiếng Đức'), ('other', 'Tiếng khác')], default='vi', max_length=8, verbose_name='ngôn ngữ')),
                ('region', models.CharField(choices=[('province', 'Trong tỉnh'), ('central', 'Trung ương, cả nước'), ('ministry', 'Bộ, ngành'), ('other_province', 'Tỉnh, thành phố khác'), ('abroad', 'Ngoài nước')], default='central', max_length=20, verbose_name='khu vực')),
                ('note', models.CharField(blank=True, max_length=300, verbose_name='ghi chú')),
                ('is_active', models.BooleanField(default=True, verbose_name='đang theo dõi')),
                ('state', models.JSONField(blank=True, default=dict, editable=False)),
                ('polls', models.PositiveIntegerField(default=0, editable=False, verbose_name='số lần đọc')),
                ('next_due', models.DateTimeField(blank=True, db_index=True, null=True, verbose_name='lần đọc sau')),
                ('health', models.CharField(choices=[('new', 'Chưa đọc lần nào'), ('ok', 'Đọc được'), ('empty', 'Đọc được, không có tin'), ('unchanged', 'Đọc được, không đổi'), ('failed', 'Không đọc được'), ('gone', 'Đã ngừng hẳn')], default='new', max_length=12, verbose_name='tình trạng')),
                ('last_attempt', models.DateTimeField(blank=True, null=True, verbose_name='đọc gần nhất')),
                ('last_success', models.DateTimeField(blank=True, null=True, verbose_name='đọc được gần nhất')),
                ('last_new', models.DateTimeField(blank=True, null=True, verbose_name='có tin mới gần nhất')),
                ('failing_since', models.DateTimeField(blank=True, null=True, verbose_name='không đọc được từ')),
                ('failures', models.PositiveIntegerField(default=0, verbose_name='số lần hỏng liên tiếp')),
                ('error_code', models.CharField(blank=True, max_length=40)),
                ('error_what', models.CharField(blank=True, max_length=400, verbose_name='lỗi')),
                ('error_todo', models.CharField(blank=True, max_length=300, verbose_name='việc cần làm')),
                ('added_at', models.DateTimeField(verbose_name='thêm lúc')),
                ('name_folded', models.CharField(editable=False, max_length=300)),
                ('added_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('owner', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.agency', verbose_name='đơn vị của tỉnh')),
            ],
            options={
                'verbose_name': 'nguồn tin',
                'verbose_name_plural': 'nguồn tin',
                'ordering': ['outlet', 'name', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('health__in', ['new', 'ok', 'empty', 'unchanged', 'failed', 'gone'])), name='press_source_health_is_known')],
            },
        ),
        migrations.CreateModel(
            name='DayCount',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField(db_index=True, verbose_name='ngày')),
                ('read', models.PositiveIntegerField(default=0, verbose_name='tin đã đọc')),
                ('kept', models.PositiveIntegerField(default=0, verbose_name='tin giữ lại')),
                ('source', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='days', to='press_monitoring.presssource')),
            ],
            options={
                'verbose_name': 'số tin trong ngày',
                'verbose_name_plural': 'số tin trong ngày',
                'constraints': [models.UniqueConstraint(fields=('source', 'day'), name='one_count_of_a_source_and_day'), models.CheckConstraint(condition=models.Q(('kept__lte', models.F('read'))), name='kept_are_among_read')],
            },
        ),
        migrations.CreateModel(
            name='Article',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(editable=False, max_length=64, unique=True)),
                ('url', models.CharField(blank=True, max_length=1000, verbose_name='địa chỉ')),
                ('title', models.CharField(max_length=300, verbose_name='tiêu đề')),
                ('lead', models.TextField(blank=True, verbose_name='phần mở đầu')),
                ('text', models.TextField(blank=True, verbose_name='nội dung')),
                ('text_folded', models.TextField(blank=True, editable=False)),
                ('language', models.CharField(choices=[('vi', 'Tiếng Việt'), ('en', 'Tiếng Anh'), ('zh', 'Tiếng Trung'), ('ja', 'Tiếng Nhật'), ('ko', 'Tiếng Hàn'), ('fr', 'Tiếng Pháp'), ('es', 'Tiếng Tây Ban Nha'), ('ru', 'Tiếng Nga'), ('de', 'Tiếng Đức'), ('other', 'Tiếng khác')], max_length=8, verbose_name='ngôn ngữ')),
                ('published_at', models.DateTimeField(verbose_name='đăng lúc')),
                ('fetched_at', models.DateTimeField(verbose_name='đọc lúc')),
                ('judgement', models.JSONField(blank=True, default=dict, verbose_name='vì sao liên quan tới tỉnh')),
                ('relation', models.CharField(choices=[('first', 'Bài đầu tiên'), ('same-text', 'Cùng một văn bản'), ('same-event', 'Cùng sự việc'), ('by-hand', 'Do người xếp')], default='first', max_length=12, verbose_name='quan hệ')),
                ('why', models.JSONField(blank=True, default=list, verbose_name='vì sao cùng tin')),
                ('nearest', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='press_monitoring.article')),
                ('places', models.ManyToManyField(blank=True, related_name='+', to='organisation.agency', verbose_name='xã, phường được nhắc')),
                ('source', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='articles', to='press_monitoring.presssource')),
            ],
            options={
                'verbose_name': 'bài báo',
                'verbose_name_plural': 'bài báo',
                'ordering': ['published_at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Story',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=300, verbose_name='tiêu đề')),
                ('first_at', models.DateTimeField(verbose_name='bài đầu lúc')),
                ('last_at', models.DateTimeField(verbose_name='bài mới nhất lúc')),
                ('articles_count', models.PositiveIntegerField(default=0, verbose_name='số bài')),
                ('outlets_count', models.PositiveIntegerField(default=0, verbose_name='số báo')),
                ('relevance', models.CharField(choices=[('suggested', 'Máy đề xuất'), ('doubtful', 'Máy chưa chắc'), ('confirmed', 'Đã xác nhận'), ('rejected', 'Không liên quan')], default='suggested', max_length=12, verbose_name='liên quan')),
                ('mark', models.CharField(choices=[('none', 'Chưa đánh dấu'), ('needs_answer', 'Cần trả lời'), ('good_news', 'Tin tốt nên đăng lại'), ('nothing', 'Không cần xử lý')], default='none', max_length=14, verbose_name='đánh dấu')),
                ('mark_note', models.CharField(blank=True, max_length=500, verbose_name='ghi chú')),
                ('marked_at', models.DateTimeField(blank=True, null=True, verbose_name='đánh dấu lúc')),
                ('revision', models.PositiveIntegerField(default=0, editable=False)),
                ('first_article', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='press_monitoring.article')),
                ('marked_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('merged_into', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='merged', to='press_monitoring.story')),
                ('topics', models.ManyToManyField(blank=True, related_name='+', to='clearance.topic', verbose_name='chủ đề')),
            ],
            options={
                'verbose_name': 'câu chuyện',
                'verbose_name_plural': 'câu chuyện',
                'ordering': ['-last_at', '-pk'],
                'indexes': [models.Index(fields=['-last_at', '-id'], name='story_river'), models.Index(fields=['mark', '-last_at'], name='story_by_mark')],
                'constraints': [models.CheckConstraint(condition=models.Q(('relevance__in', ['suggested', 'doubtful', 'confirmed', 'rejected'])), name='story_relevance_is_known'), models.CheckConstraint(condition=models.Q(('mark__in', ['none', 'needs_answer', 'good_news', 'nothing'])), name='story_mark_is_known'), models.CheckConstraint(condition=models.Q(('merged_into', None), ('articles_count', 0), _connector='OR'), name='merged_story_has_no_articles'), models.CheckConstraint(condition=models.Q(('mark', 'none'), ('marked_by__isnull', False), _connector='OR'), name='story_mark_is_signed')],
            },
        ),
        migrations.CreateModel(
            name='Decision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('relevance', 'liên quan'), ('mark', 'đánh dấu'), ('topics', 'chủ đề'), ('split', 'tách bài'), ('merge', 'gộp tin')], max_length=12, verbose_name='việc')),
                ('before', models.JSONField(default=dict)),
                ('after', models.JSONField(default=dict)),
                ('note', models.CharField(blank=True, max_length=500, verbose_name='ghi chú')),
                ('at', models.DateTimeField(db_index=True, verbose_name='lúc')),
                ('undone_at', models.DateTimeField(blank=True, null=True, verbose_name='bỏ lúc')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người quyết định')),
                ('undone_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('story', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='decisions', to='press_monitoring.story')),
            ],
            options={
                'verbose_name': 'quyết định về tin',
                'verbose_name_plural': 'quyết định về tin',
                'ordering': ['-at', '-pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('undone_at', None), ('undone_by', None)), models.Q(('undone_at__isnull', False), ('undone_by__isnull', False)), _connector='OR'), name='undone_decision_is_signed')],
            },
        ),
        migrations.AddField(
            model_name='article',
            name='story',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='articles', to='press_monitoring.story'),
        ),
        migrations.CreateModel(
            name='Watch',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('is_on', models.BooleanField(default=False, verbose_name='đang đọc nguồn tin')),
                ('switched_at', models.DateTimeField(blank=True, null=True, verbose_name='bật, tắt lúc')),
                ('round_id', models.CharField(blank=True, editable=False, max_length=40)),
                ('round_until', models.DateTimeField(blank=True, editable=False, null=True)),
                ('round_ended_at', models.DateTimeField(blank=True, null=True, verbose_name='lượt đọc gần nhất')),
                ('switched_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'việc đọc nguồn tin',
                'verbose_name_plural': 'việc đọc nguồn tin',
                'constraints': [models.CheckConstraint(condition=models.Q(('pk', 1)), name='watch_is_one_row')],
            },
        ),
        migrations.CreateModel(
            name='Capture',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(choices=[('queued', 'Đang lưu trang'), ('done', 'Đã lưu'), ('failed', 'Chưa lưu được trang')], default='queued', max_length=10, verbose_name='trạng thái')),
                ('asked_at', models.DateTimeField(verbose_name='yêu cầu lúc')),
                ('taken_at', models.DateTimeField(blank=True, null=True, verbose_name='lưu lúc')),
                ('url', models.CharField(blank=True, max_length=2000, verbose_name='địa chỉ đã đọc')),
                ('text', models.TextField(blank=True, verbose_name='nội dung')),
                ('text_sha256', models.CharField(blank=True, max_length=64, verbose_name='SHA-256 của nội dung')),
                ('sha256', models.CharField(blank=True, max_length=64, verbose_name='SHA-256 của trang')),
                ('size', models.PositiveIntegerField(default=0, verbose_name='cỡ trang (byte)')),
                ('html', models.FileField(blank=True, storage=phohien.press_monitoring.models.captures.private_storage, upload_to='captures/%Y/%m', verbose_name='trang HTML')),
                ('pdf', models.FileField(blank=True, storage=phohien.press_monitoring.models.captures.private_storage, upload_to='captures/%Y/%m', verbose_name='bản PDF')),
                ('error_what', models.CharField(blank=True, max_length=400, verbose_name='lỗi')),
                ('error_todo', models.CharField(blank=True, max_length=300, verbose_name='việc cần làm')),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='captures', to='press_monitoring.article')),
                ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người yêu cầu')),
            ],
            options={
                'verbose_name': 'bản lưu bài báo',
                'verbose_name_plural': 'bản lưu bài báo',
                'ordering': ['-asked_at', '-pk'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'queued')), fields=('article',), name='one_open_capture_of_an_article'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'done'), _negated=True), models.Q(models.Q(('html', ''), _negated=True), models.Q(('sha256', ''), _negated=True), ('taken_at__isnull', False)), _connector='OR'), name='done_capture_has_page_and_hash')],
            },
        ),
        migrations.AddIndex(
            model_name='article',
            index=models.Index(fields=['story', 'published_at'], name='article_of_story'),
        ),
        migrations.AddIndex(
            model_name='article',
            index=models.Index(fields=['published_at'], name='article_by_time'),
        ),
        migrations.AddIndex(
            model_name='article',
            index=models.Index(fields=['fetched_at'], name='article_by_reading'),
        ),
        migrations.AddConstraint(
            model_name='article',
            constraint=models.CheckConstraint(condition=models.Q(('relation__in', ['first', 'same-text', 'same-event', 'by-hand'])), name='article_relation_is_known'),
        ),
    ]
