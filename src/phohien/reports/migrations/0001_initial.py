import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('organisation', '0001_initial'),
        ('organisation', '__first__'),
        ('plans', '0002_evidence_fields'),
    ]

    operations = [
        migrations.CreateModel(
            name='ReportingRegime',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=40, unique=True, verbose_name='mã')),
                ('name', models.CharField(max_length=200, verbose_name='tên báo cáo')),
                ('kind', models.CharField(choices=[('periodic', 'Định kỳ'), ('thematic', 'Chuyên đề'), ('ad_hoc', 'Đột xuất')], default='periodic', max_length=20, verbose_name='loại')),
                ('period', models.CharField(choices=[('month', 'Tháng'), ('quarter', 'Quý'), ('half_year', 'Sáu tháng'), ('year', 'Năm')], default='year', max_length=20, verbose_name='kỳ')),
                ('basis', models.CharField(blank=True, max_length=300, verbose_name='căn cứ')),
                ('cutoff_month', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='tháng chốt số liệu')),
                ('cutoff_day', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='ngày chốt số liệu')),
                ('due_before_month', models.PositiveSmallIntegerField(verbose_name='gửi trước: tháng')),
                ('due_before_day', models.PositiveSmallIntegerField(verbose_name='gửi trước: ngày')),
                ('recipients', models.JSONField(default=list, verbose_name='nơi nhận báo cáo tổng hợp')),
                ('outline', models.JSONField(default=list, verbose_name='đề cương')),
                ('tables', models.JSONField(default=list, verbose_name='biểu số liệu')),
                ('is_active', models.BooleanField(default=True, verbose_name='đang áp dụng')),
            ],
            options={
                'verbose_name': 'chế độ báo cáo',
                'verbose_name_plural': 'chế độ báo cáo',
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='ReportRound',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField(verbose_name='năm')),
                ('starts_on', models.DateField(verbose_name='số liệu từ')),
                ('cutoff_on', models.DateField(verbose_name='chốt số liệu')),
                ('due_before', models.DateField(verbose_name='gửi trước ngày')),
                ('opened_at', models.DateTimeField(verbose_name='mở lúc')),
                ('sections', models.JSONField(default=dict, verbose_name='nội dung báo cáo tổng hợp')),
                ('edited_at', models.DateTimeField(blank=True, null=True, verbose_name='sửa lúc')),
                ('edited_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='report_rounds', to='plans.plan')),
                ('regime', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='rounds', to='reports.reportingregime')),
            ],
            options={
                'verbose_name': 'kỳ báo cáo',
                'verbose_name_plural': 'kỳ báo cáo',
                'ordering': ['-year', '-pk'],
                'constraints': [models.UniqueConstraint(fields=('regime', 'plan'), name='one_round_of_a_plan'), models.CheckConstraint(condition=models.Q(('starts_on__lte', models.F('cutoff_on')), ('cutoff_on__lt', models.F('due_before'))), name='cutoff_before_due')],
            },
        ),
        migrations.CreateModel(
            name='AgencyReport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(choices=[('draft', 'Đang soạn'), ('submitted', 'Đã gửi'), ('returned', 'Trả lại để bổ sung'), ('accepted', 'Đã tiếp nhận')], default='draft', max_length=20, verbose_name='trạng thái')),
                ('sections', models.JSONField(default=dict, verbose_name='nội dung')),
                ('updated_at', models.DateTimeField(verbose_name='sửa lúc')),
                ('submitted_at', models.DateTimeField(blank=True, null=True, verbose_name='gửi lúc')),
                ('decided_at', models.DateTimeField(blank=True, null=True, verbose_name='tiếp nhận hoặc trả lại lúc')),
                ('reason', models.TextField(blank=True, verbose_name='lý do trả lại')),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reports', to='organisation.agency')),
                ('decided_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('submitted_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('updated_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('round', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reports', to='reports.reportround')),
            ],
            options={
                'verbose_name': 'báo cáo của đơn vị',
                'verbose_name_plural': 'báo cáo của đơn vị',
                'ordering': ['agency__order', 'agency__sort_name'],
                'constraints': [models.UniqueConstraint(fields=('round', 'agency'), name='one_report_of_an_agency')],
            },
        ),
        migrations.CreateModel(
            name='ReportVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField(verbose_name='lần gửi')),
                ('sections', models.JSONField()),
                ('figures', models.JSONField()),
                ('sha256', models.CharField(max_length=64)),
                ('submitted_at', models.DateTimeField(verbose_name='gửi lúc')),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='reports.agencyreport')),
                ('submitted_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'bản đã gửi',
                'verbose_name_plural': 'bản đã gửi',
                'ordering': ['-number'],
                'constraints': [models.UniqueConstraint(fields=('report', 'number'), name='one_version_number')],
            },
        ),
    ]
