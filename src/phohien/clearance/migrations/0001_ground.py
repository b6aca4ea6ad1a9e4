import django.core.serializers.json
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('organisation', '0002_stand_ins_newsroom_roles'),
        ('organisation', '__first__'),
    ]

    operations = [
        migrations.CreateModel(
            name='ContentClass',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(choices=[('routine', 'Quảng bá thường ngày'), ('statement', 'Phát ngôn chính thức'), ('sensitive', 'Chủ đề nhạy cảm')], max_length=20, unique=True, verbose_name='mã')),
                ('name', models.CharField(max_length=120, verbose_name='tên')),
            ],
            options={
                'verbose_name': 'loại nội dung',
                'verbose_name_plural': 'loại nội dung',
            },
        ),
        migrations.CreateModel(
            name='Case',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('subject_type', models.CharField(max_length=40)),
                ('subject_id', models.PositiveBigIntegerField()),
                ('locale', models.CharField(max_length=12, verbose_name='ngôn ngữ')),
                ('title', models.CharField(max_length=300, verbose_name='tiêu đề')),
                ('address', models.CharField(blank=True, max_length=300, verbose_name='địa chỉ làm việc')),
                ('fingerprint', models.CharField(max_length=64, verbose_name='dấu nội dung (SHA-256)')),
                ('snapshot', models.JSONField(encoder=django.core.serializers.json.DjangoJSONEncoder, verbose_name='nội dung')),
                ('writer_ids', models.JSONField(default=list, verbose_name='người viết, người sửa cuối')),
                ('findings', models.JSONField(blank=True, default=list, verbose_name='điều cần chú ý')),
                ('state', models.CharField(choices=[('open', 'Đang duyệt'), ('cleared', 'Đã duyệt'), ('returned', 'Trả lại'), ('changes', 'Yêu cầu sửa'), ('void', 'Hết giá trị'), ('emergency', 'Đăng khẩn cấp, chờ xem lại'), ('upheld', 'Đăng khẩn cấp, đã xem lại'), ('struck_down', 'Đăng khẩn cấp, đã bác')], default='open', max_length=20, verbose_name='trạng thái')),
                ('requested_at', models.DateTimeField(verbose_name='trình lúc')),
                ('closed_at', models.DateTimeField(blank=True, null=True, verbose_name='kết thúc lúc')),
                ('closing_note', models.TextField(blank=True, verbose_name='ghi chú kết thúc')),
                ('emergency_reason', models.TextField(blank=True, verbose_name='lý do đăng khẩn cấp')),
                ('reviewed_at', models.DateTimeField(blank=True, null=True, verbose_name='xem lại lúc')),
                ('review_note', models.TextField(blank=True, verbose_name='ghi chú xem lại')),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.agency', verbose_name='đơn vị phát ngôn')),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.agency', verbose_name='cơ quan phụ trách')),
                ('requested_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người trình')),
                ('reviewed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người xem lại')),
                ('reviewing_body', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.agency', verbose_name='cơ quan duyệt thứ hai')),
                ('content_class', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='clearance.contentclass', verbose_name='loại nội dung')),
            ],
            options={
                'verbose_name': 'hồ sơ duyệt',
                'verbose_name_plural': 'hồ sơ duyệt',
                'ordering': ['-requested_at', '-pk'],
                'indexes': [models.Index(fields=['subject_type', 'subject_id', 'locale'], name='case_subject'), models.Index(fields=['state', 'requested_at'], name='case_by_state')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'open')), fields=('subject_type', 'subject_id', 'locale'), name='one_open_case_of_a_subject'), models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['emergency', 'upheld', 'struck_down']), _negated=True), models.Q(('emergency_reason', ''), _negated=True), _connector='OR'), name='emergency_has_a_reason'), models.CheckConstraint(condition=models.Q(('state__in', ['open', 'cleared', 'returned', 'changes', 'void', 'emergency', 'upheld', 'struck_down'])), name='case_state_is_known')],
            },
        ),
        migrations.CreateModel(
            name='LadderStep',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('order', models.PositiveSmallIntegerField(verbose_name='thứ tự')),
                ('kind', models.CharField(choices=[('editor', 'Biên tập viên'), ('leader', 'Lãnh đạo đơn vị'), ('spokesperson', 'Người phát ngôn'), ('second_reviewer', 'Cơ quan duyệt thứ hai')], max_length=20, verbose_name='bước')),
                ('role', models.CharField(choices=[('system_administrator', 'Quản trị hệ thống'), ('coordinator', 'Điều phối viên'), ('agency_leader', 'Lãnh đạo đơn vị'), ('agency_officer', 'Cán bộ đơn vị'), ('editor', 'Biên tập viên'), ('spokesperson', 'Người phát ngôn'), ('provincial_leader', 'Lãnh đạo tỉnh'), ('reviewer', 'Người duyệt nội dung'), ('finance_appraiser', 'Người thẩm định tài chính'), ('auditor', 'Kiểm tra, giám sát (chỉ đọc)')], max_length=30, verbose_name='vai trò')),
                ('whose', models.CharField(choices=[('section_owner', 'Cơ quan phụ trách chuyên mục'), ('speaking_agency', 'Đơn vị phát ngôn'), ('reviewing_body', 'Cơ quan duyệt thứ hai của chủ đề')], max_length=20, verbose_name='của')),
                ('label', models.CharField(max_length=120, verbose_name='tên bước')),
                ('hours', models.PositiveSmallIntegerField(default=24, verbose_name='thời hạn (giờ)')),
                ('content_class', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='ladder', to='clearance.contentclass', verbose_name='loại nội dung')),
            ],
            options={
                'verbose_name': 'bước duyệt',
                'verbose_name_plural': 'bước duyệt',
                'ordering': ['content_class', 'order'],
                'constraints': [models.UniqueConstraint(fields=('content_class', 'order'), name='one_ladder_step_of_an_order')],
            },
        ),
        migrations.CreateModel(
            name='Step',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('order', models.PositiveSmallIntegerField(verbose_name='thứ tự')),
                ('kind', models.CharField(choices=[('editor', 'Biên tập viên'), ('leader', 'Lãnh đạo đơn vị'), ('spokesperson', 'Người phát ngôn'), ('second_reviewer', 'Cơ quan duyệt thứ hai')], max_length=20, verbose_name='bước')),
                ('role', models.CharField(choices=[('system_administrator', 'Quản trị hệ thống'), ('coordinator', 'Điều phối viên'), ('agency_leader', 'Lãnh đạo đơn vị'), ('agency_officer', 'Cán bộ đơn vị'), ('editor', 'Biên tập viên'), ('spokesperson', 'Người phát ngôn'), ('provincial_leader', 'Lãnh đạo tỉnh'), ('reviewer', 'Người duyệt nội dung'), ('finance_appraiser', 'Người thẩm định tài chính'), ('auditor', 'Kiểm tra, giám sát (chỉ đọc)')], max_length=30, verbose_name='vai trò')),
                ('label', models.CharField(max_length=120, verbose_name='tên bước')),
                ('due_at', models.DateTimeField(blank=True, null=True, verbose_name='hạn')),
                ('state', models.CharField(choices=[('waiting', 'Chờ bước trước'), ('open', 'Chờ người nhận'), ('claimed', 'Đang xem'), ('cleared', 'Đồng ý'), ('returned', 'Trả lại'), ('changes', 'Yêu cầu sửa'), ('dropped', 'Không còn cần')], default='waiting', max_length=20, verbose_name='trạng thái')),
                ('claimed_at', models.DateTimeField(blank=True, null=True, verbose_name='nhận lúc')),
                ('decided_at', models.DateTimeField(blank=True, null=True, verbose_name='ký lúc')),
                ('reason', models.TextField(blank=True, verbose_name='lý do, ghi chú')),
                ('checklist', models.JSONField(blank=True, default=dict, verbose_name='danh mục kiểm tra')),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.agency', verbose_name='đơn vị')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='steps', to='clearance.case')),
                ('claimed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người nhận')),
                ('decided_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người ký')),
            ],
            options={
                'verbose_name': 'chữ ký duyệt',
                'verbose_name_plural': 'chữ ký duyệt',
                'ordering': ['case', 'order'],
                'indexes': [models.Index(fields=['state', 'agency', 'role'], name='step_queue')],
                'constraints': [models.UniqueConstraint(fields=('case', 'order'), name='one_step_of_an_order'), models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['cleared', 'returned', 'changes']), _negated=True), models.Q(('decided_at__isnull', False), ('decided_by__isnull', False)), _connector='OR'), name='step_decision_is_signed')],
            },
        ),
        migrations.CreateModel(
            name='Topic',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.SlugField(max_length=60, unique=True, verbose_name='mã')),
                ('name', models.CharField(max_length=200, verbose_name='tên')),
                ('name_en', models.CharField(blank=True, max_length=200, verbose_name='tên tiếng Anh')),
                ('order', models.PositiveSmallIntegerField(default=0, verbose_name='thứ tự')),
                ('is_sensitive', models.BooleanField(default=False, verbose_name='nhạy cảm')),
                ('reviewing_body', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.agency', verbose_name='cơ quan duyệt thứ hai')),
            ],
            options={
                'verbose_name': 'chủ đề nội dung',
                'verbose_name_plural': 'chủ đề nội dung',
                'ordering': ['order', 'code'],
                'constraints': [models.CheckConstraint(condition=models.Q(('is_sensitive', False), ('reviewing_body__isnull', False), _connector='OR'), name='sensitive_topic_names_a_body')],
            },
        ),
    ]
