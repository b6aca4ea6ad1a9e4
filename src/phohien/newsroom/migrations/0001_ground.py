import django.core.serializers.json
import django.db.models.deletion
import modelcluster.fields
import wagtail.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('clearance', '0003_frozen_cases'),
        ('media', '0003_consent_withdrawn'),
        ('organisation', '0002_stand_ins_newsroom_roles'),
        ('organisation', '__first__'),
        ('plans', '0004_evidence_address'),
        ('wagtailcore', '0098_apitoken'),
        ('wagtailcore', '__first__'),
    ]

    operations = [
        migrations.CreateModel(
            name='FrontPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
            ],
            options={
                'verbose_name': 'trang đầu',
                'verbose_name_plural': 'trang đầu',
            },
            bases=('wagtailcore.page',),
        ),
        migrations.CreateModel(
            name='PublicPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('byline', models.CharField(blank=True, max_length=200, verbose_name='tác giả')),
                ('information_kind', models.CharField(choices=[('official', 'Thông tin chính thức'), ('promotion', 'Thông tin quảng bá hình ảnh'), ('clarification', 'Thông tin giải thích, làm rõ')], default='promotion', max_length=20, verbose_name='loại thông tin')),
                ('lead', models.TextField(max_length=600, verbose_name='sapo')),
                ('main_alt', models.CharField(blank=True, max_length=300, verbose_name='mô tả ảnh chính')),
                ('main_caption', models.CharField(blank=True, max_length=300, verbose_name='chú thích ảnh chính')),
                ('body', wagtail.fields.StreamField([('heading', 0), ('text', 1), ('picture', 5), ('gallery', 6), ('quote', 9), ('figures', 17), ('video', 21), ('document', 24), ('note', 25)], blank=True, block_lookup={0: ('wagtail.blocks.CharBlock', (), {'icon': 'title', 'label': 'Đề mục', 'max_length': 200}), 1: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'italic', 'link', 'ol', 'ul'], 'icon': 'pilcrow', 'label': 'Đoạn văn'}), 2: ('wagtail.images.blocks.ImageChooserBlock', (), {'label': 'Ảnh'}), 3: ('wagtail.blocks.CharBlock', (), {'label': 'Mô tả cho người không nhìn thấy ảnh', 'max_length': 300}), 4: ('wagtail.blocks.CharBlock', (), {'label': 'Chú thích', 'max_length': 300}), 5: ('wagtail.blocks.StructBlock', [[('photo', 2), ('alt', 3), ('caption', 4)]], {}), 6: ('wagtail.blocks.ListBlock', (5,), {'icon': 'image', 'label': 'Chùm ảnh', 'min_num': 2}), 7: ('wagtail.blocks.TextBlock', (), {'label': 'Lời trích'}), 8: ('wagtail.blocks.CharBlock', (), {'label': 'Người nói, chức danh', 'max_length': 200}), 9: ('wagtail.blocks.StructBlock', [[('text', 7), ('who', 8)]], {}), 10: ('wagtail.blocks.CharBlock', (), {'label': 'Tên bảng', 'max_length': 200}), 11: ('wagtail.blocks.CharBlock', (), {'label': 'Chỉ tiêu', 'max_length': 200}), 12: ('wagtail.blocks.CharBlock', (), {'label': 'Giá trị', 'max_length': 60}), 13: ('wagtail.blocks.CharBlock', (), {'label': 'Đơn vị tính', 'max_length': 60, 'required': False}), 14: ('wagtail.blocks.StructBlock', [[('label', 11), ('value', 12), ('unit', 13)]], {}), 15: ('wagtail.blocks.ListBlock', (14,), {'label': 'Số liệu', 'min_num': 1}), 16: ('wagtail.blocks.CharBlock', (), {'label': 'Nguồn số liệu', 'max_length': 300}), 17: ('wagtail.blocks.StructBlock', [[('caption', 10), ('rows', 15), ('source', 16)]], {}), 18: ('phohien.newsroom.choosers.ClipChooserBlock', (), {'label': 'Video'}), 19: ('wagtail.blocks.CharBlock', (), {'label': 'Tên video', 'max_length': 200}), 20: ('wagtail.blocks.TextBlock', (), {'label': 'Lời thoại'}), 21: ('wagtail.blocks.StructBlock', [[('clip', 18), ('title', 19), ('transcript', 20)]], {}), 22: ('wagtail.documents.blocks.DocumentChooserBlock', (), {'label': 'Tệp'}), 23: ('wagtail.blocks.CharBlock', (), {'label': 'Tên tài liệu', 'max_length': 200}), 24: ('wagtail.blocks.StructBlock', [[('paper', 22), ('label', 23)]], {}), 25: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'italic', 'link', 'ol', 'ul'], 'icon': 'warning', 'label': 'Ghi chú, đính chính'})}, verbose_name='nội dung')),
                ('sources', wagtail.fields.StreamField([('source', 2)], blank=True, block_lookup={0: ('wagtail.blocks.CharBlock', (), {'label': 'Tên nguồn', 'max_length': 200}), 1: ('wagtail.blocks.URLBlock', (), {'label': 'Địa chỉ', 'required': False}), 2: ('wagtail.blocks.StructBlock', [[('label', 0), ('url', 1)]], {})}, verbose_name='nguồn')),
                ('review_by', models.DateField(blank=True, null=True, verbose_name='xem lại trước ngày')),
                ('machine_made', models.BooleanField(default=False, help_text='Người đọc được báo theo Luật Trí tuệ nhân tạo 134/2025/QH15.', verbose_name='có hình, chữ do máy tạo')),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.agency', verbose_name='đơn vị phát ngôn')),
                ('communes', modelcluster.fields.ParentalManyToManyField(blank=True, limit_choices_to={'kind__in': ('commune', 'ward')}, related_name='+', to='organisation.agency', verbose_name='địa bàn')),
                ('main_photo', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='media.photo', verbose_name='ảnh chính')),
                ('plan_task', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='plans.plantask', verbose_name='nhiệm vụ của kế hoạch')),
                ('responsible', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người chịu trách nhiệm gỡ')),
                ('topics', modelcluster.fields.ParentalManyToManyField(blank=True, related_name='+', to='clearance.topic', verbose_name='chủ đề của kế hoạch')),
            ],
            options={
                'verbose_name': 'trang công khai',
                'verbose_name_plural': 'trang công khai',
            },
            bases=('wagtailcore.page',),
        ),
        migrations.CreateModel(
            name='HappeningPage',
            fields=[
                ('publicpage_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='newsroom.publicpage')),
                ('starts_on', models.DateField(verbose_name='từ ngày')),
                ('ends_on', models.DateField(verbose_name='đến ngày')),
                ('place_name', models.CharField(max_length=200, verbose_name='nơi diễn ra')),
                ('organiser', models.CharField(blank=True, max_length=200, verbose_name='đơn vị tổ chức')),
                ('is_expected', models.BooleanField(default=False, verbose_name='thời gian dự kiến')),
            ],
            options={
                'verbose_name': 'sự kiện',
                'verbose_name_plural': 'sự kiện',
            },
            bases=('newsroom.publicpage',),
        ),
        migrations.CreateModel(
            name='Publication',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('locale', models.CharField(max_length=12, verbose_name='ngôn ngữ')),
                ('type', models.CharField(max_length=20, verbose_name='loại trang')),
                ('kind', models.CharField(max_length=20, verbose_name='thể loại')),
                ('information_kind', models.CharField(choices=[('official', 'Thông tin chính thức'), ('promotion', 'Thông tin quảng bá hình ảnh'), ('clarification', 'Thông tin giải thích, làm rõ')], max_length=20, verbose_name='loại thông tin')),
                ('title', models.CharField(max_length=255, verbose_name='tiêu đề')),
                ('title_folded', models.CharField(editable=False, max_length=255)),
                ('path', models.CharField(max_length=500, unique=True, verbose_name='địa chỉ công khai')),
                ('state', models.CharField(choices=[('draft', 'Chưa đăng'), ('live', 'Đang đăng'), ('withdrawn', 'Đã gỡ')], default='draft', max_length=20, verbose_name='trạng thái')),
                ('work', models.CharField(choices=[('editing', 'Đang soạn'), ('in_clearance', 'Đang duyệt'), ('sent_back', 'Được trả lại để sửa'), ('cleared', 'Đã duyệt, chờ đăng'), ('scheduled', 'Đã hẹn giờ đăng'), ('settled', 'Không có thay đổi chờ')], default='editing', max_length=20, verbose_name='việc đang làm')),
                ('topics', models.JSONField(default=list, verbose_name='chủ đề')),
                ('topic_marks', models.CharField(blank=True, editable=False, max_length=400)),
                ('publish_at', models.DateTimeField(blank=True, null=True, verbose_name='hẹn đăng lúc')),
                ('first_published_at', models.DateTimeField(blank=True, null=True, verbose_name='đăng lần đầu')),
                ('last_published_at', models.DateTimeField(blank=True, null=True, verbose_name='đăng gần nhất')),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True, verbose_name='gỡ lúc')),
                ('withdrawn_reason', models.TextField(blank=True, verbose_name='lý do gỡ')),
                ('source_changed_at', models.DateTimeField(blank=True, null=True, verbose_name='bản gốc đã đổi lúc')),
                ('machine_engine', models.CharField(blank=True, max_length=120, verbose_name='máy dịch')),
                ('reviewed_fingerprint', models.CharField(blank=True, max_length=64)),
                ('review_by', models.DateField(blank=True, null=True, verbose_name='xem lại trước ngày')),
                ('submitted_at', models.DateTimeField(blank=True, null=True, verbose_name='gửi từ đơn vị lúc')),
                ('changed_at', models.DateTimeField(blank=True, null=True, verbose_name='thay đổi công khai gần nhất')),
                ('sequence', models.PositiveBigIntegerField(db_index=True, default=0, verbose_name='số thứ tự thay đổi')),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.agency', verbose_name='đơn vị phát ngôn')),
                ('communes', models.ManyToManyField(related_name='+', to='organisation.agency', verbose_name='địa bàn')),
                ('evidence', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='plans.evidence', verbose_name='minh chứng')),
                ('page', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='publication', to=settings.WAGTAIL_PAGE_MODEL, verbose_name='trang soạn')),
                ('plan_task', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='plans.plantask', verbose_name='nhiệm vụ của kế hoạch')),
                ('responsible', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người chịu trách nhiệm gỡ')),
                ('reviewed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người hiệu đính bản dịch')),
                ('source', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='translations', to='newsroom.publication', verbose_name='dịch từ')),
                ('started_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người soạn')),
                ('withdrawn_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'tin, bài',
                'verbose_name_plural': 'tin, bài',
                'ordering': ['-last_published_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='FormerPath',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('path', models.CharField(max_length=500, unique=True, verbose_name='địa chỉ cũ')),
                ('publication', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='former', to='newsroom.publication')),
            ],
            options={
                'verbose_name': 'địa chỉ cũ',
                'verbose_name_plural': 'địa chỉ cũ',
            },
        ),
        migrations.CreateModel(
            name='Section',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.SlugField(max_length=40, unique=True, verbose_name='mã')),
                ('rhythm_days', models.PositiveSmallIntegerField(default=30, help_text='Quá số ngày này không có bài mới thì người phụ trách được báo.', verbose_name='nhịp đăng (ngày)')),
                ('is_special', models.BooleanField(default=False, verbose_name='chuyên trang')),
                ('order', models.PositiveSmallIntegerField(default=0, verbose_name='thứ tự')),
                ('titles', models.JSONField(default=dict, verbose_name='tên theo ngôn ngữ')),
                ('slugs', models.JSONField(default=dict, verbose_name='đường dẫn theo ngôn ngữ')),
                ('intros', models.JSONField(blank=True, default=dict, verbose_name='giới thiệu theo ngôn ngữ')),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.agency', verbose_name='cơ quan phụ trách')),
            ],
            options={
                'verbose_name': 'chuyên mục',
                'verbose_name_plural': 'chuyên mục',
                'ordering': ['order', 'code'],
            },
        ),
        migrations.AddField(
            model_name='publication',
            name='section',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='publications', to='newsroom.section', verbose_name='chuyên mục'),
        ),
        migrations.CreateModel(
            name='SectionPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('section', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='pages', to='newsroom.section', verbose_name='chuyên mục')),
            ],
            options={
                'verbose_name': 'trang chuyên mục',
                'verbose_name_plural': 'trang chuyên mục',
            },
            bases=('wagtailcore.page',),
        ),
        migrations.CreateModel(
            name='Version',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField(verbose_name='bản số')),
                ('fingerprint', models.CharField(max_length=64, verbose_name='dấu nội dung (SHA-256)')),
                ('snapshot', models.JSONField(encoder=django.core.serializers.json.DjangoJSONEncoder, verbose_name='nội dung')),
                ('media', models.JSONField(blank=True, default=dict, verbose_name='các cỡ ảnh')),
                ('note', models.TextField(blank=True, verbose_name='điều đã đổi')),
                ('is_correction', models.BooleanField(default=False, verbose_name='cải chính')),
                ('published_at', models.DateTimeField(verbose_name='đăng lúc')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='clearance.case')),
                ('publication', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='newsroom.publication')),
                ('published_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'bản đã đăng',
                'verbose_name_plural': 'bản đã đăng',
                'ordering': ['publication', '-number'],
                'constraints': [models.UniqueConstraint(fields=('publication', 'number'), name='one_version_of_a_number')],
            },
        ),
        migrations.AddField(
            model_name='publication',
            name='current',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='newsroom.version', verbose_name='bản đang đăng'),
        ),
        migrations.CreateModel(
            name='Item',
            fields=[
                ('publicpage_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='newsroom.publicpage')),
                ('kind', models.CharField(choices=[('news', 'Tin'), ('feature', 'Bài'), ('reportage', 'Phóng sự'), ('video', 'Video'), ('photo_story', 'Phóng sự ảnh'), ('statement', 'Phát ngôn, tuyên bố'), ('correction', 'Cải chính'), ('page', 'Trang giới thiệu')], default='news', max_length=20, verbose_name='thể loại')),
                ('corrects', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='newsroom.publication', verbose_name='cải chính cho bài')),
            ],
            options={
                'verbose_name': 'tin, bài',
                'verbose_name_plural': 'tin, bài',
            },
            bases=('newsroom.publicpage',),
        ),
        migrations.CreateModel(
            name='PlacePage',
            fields=[
                ('publicpage_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='newsroom.publicpage')),
                ('place_kind', models.CharField(choices=[('temple', 'Đền, miếu'), ('pagoda', 'Chùa'), ('beach', 'Bãi biển'), ('village', 'Làng nghề'), ('park', 'Khu, cụm công nghiệp'), ('port', 'Cảng, bến'), ('museum', 'Bảo tàng, nhà lưu niệm'), ('nature', 'Cảnh quan thiên nhiên')], max_length=20, verbose_name='loại điểm')),
                ('latitude', models.DecimalField(blank=True, decimal_places=5, max_digits=8, null=True, verbose_name='vĩ độ')),
                ('longitude', models.DecimalField(blank=True, decimal_places=5, max_digits=8, null=True, verbose_name='kinh độ')),
                ('visiting', models.TextField(blank=True, verbose_name='đi lại, giờ mở cửa')),
                ('commune', models.ForeignKey(limit_choices_to={'kind__in': ('commune', 'ward')}, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.agency', verbose_name='xã, phường')),
            ],
            options={
                'verbose_name': 'địa điểm',
                'verbose_name_plural': 'địa điểm',
            },
            bases=('newsroom.publicpage',),
        ),
        migrations.CreateModel(
            name='LanguageSkill',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('locale', models.CharField(max_length=12, verbose_name='ngôn ngữ')),
                ('basis', models.CharField(blank=True, max_length=200, verbose_name='căn cứ (bằng, chứng chỉ, công việc)')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='language_skills', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'người biết ngoại ngữ',
                'verbose_name_plural': 'người biết ngoại ngữ',
                'constraints': [models.UniqueConstraint(fields=('user', 'locale'), name='one_skill_of_a_language')],
            },
        ),
        migrations.AddIndex(
            model_name='publication',
            index=models.Index(fields=['locale', 'state', '-first_published_at'], name='pub_river'),
        ),
        migrations.AddIndex(
            model_name='publication',
            index=models.Index(fields=['section', 'locale', 'state', '-first_published_at'], name='pub_section'),
        ),
        migrations.AddIndex(
            model_name='publication',
            index=models.Index(fields=['agency', 'locale', 'state', '-first_published_at'], name='pub_agency'),
        ),
        migrations.AddIndex(
            model_name='publication',
            index=models.Index(fields=['work', 'publish_at'], name='pub_due'),
        ),
        migrations.AddConstraint(
            model_name='publication',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'live'), _negated=True), ('current__isnull', False), _connector='OR'), name='live_has_a_version'),
        ),
        migrations.AddConstraint(
            model_name='publication',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'withdrawn'), _negated=True), models.Q(('withdrawn_reason', ''), _negated=True), _connector='OR'), name='withdrawn_has_a_reason'),
        ),
        migrations.AddConstraint(
            model_name='publication',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'live', 'withdrawn'])), name='publication_state_is_known'),
        ),
        migrations.AddConstraint(
            model_name='publication',
            constraint=models.CheckConstraint(condition=models.Q(('work__in', ['editing', 'in_clearance', 'sent_back', 'cleared', 'scheduled', 'settled'])), name='publication_work_is_known'),
        ),
    ]
