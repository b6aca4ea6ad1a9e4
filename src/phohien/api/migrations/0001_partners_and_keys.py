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
            name='Partner',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=200, unique=True, verbose_name='tên đối tác')),
                ('contact_name', models.CharField(max_length=120, verbose_name='người liên hệ')),
                ('contact_email', models.EmailField(max_length=254, verbose_name='thư điện tử liên hệ')),
                ('purpose', models.TextField(max_length=1000, verbose_name='dùng dữ liệu để làm gì')),
                ('is_active', models.BooleanField(default=True, verbose_name='đang hợp tác')),
                ('created_at', models.DateTimeField(verbose_name='lập lúc')),
                ('agency', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.agency', verbose_name='là đơn vị của tỉnh')),
                ('created_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'đối tác',
                'verbose_name_plural': 'đối tác',
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='ApiKey',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('label', models.CharField(max_length=120, verbose_name='dùng cho')),
                ('name', models.CharField(max_length=10, unique=True, verbose_name='mã nhận biết')),
                ('digest', models.CharField(max_length=64)),
                ('resources', models.JSONField(default=list, verbose_name='loại dữ liệu')),
                ('languages', models.JSONField(default=list, verbose_name='ngôn ngữ')),
                ('sections', models.JSONField(default=list, verbose_name='chuyên mục')),
                ('per_minute', models.PositiveIntegerField(verbose_name='lượt mỗi phút')),
                ('per_day', models.PositiveIntegerField(verbose_name='lượt mỗi ngày')),
                ('expires_at', models.DateTimeField(verbose_name='hết hạn lúc')),
                ('created_at', models.DateTimeField(verbose_name='cấp lúc')),
                ('revoked_at', models.DateTimeField(blank=True, null=True, verbose_name='thu hồi lúc')),
                ('revoked_reason', models.CharField(blank=True, max_length=300, verbose_name='lý do thu hồi')),
                ('created_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('replaces', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='replaced_by', to='api.apikey', verbose_name='thay cho khóa')),
                ('revoked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('partner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='keys', to='api.partner', verbose_name='đối tác')),
            ],
            options={
                'verbose_name': 'khóa truy cập',
                'verbose_name_plural': 'khóa truy cập',
                'ordering': ['-created_at', '-pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('expires_at__gt', models.F('created_at'))), name='key_expires_after_it_was_made'), models.CheckConstraint(condition=models.Q(('revoked_at', None), models.Q(('revoked_reason', ''), _negated=True), _connector='OR'), name='revoked_key_has_a_reason'), models.CheckConstraint(condition=models.Q(('per_day__gt', 0), ('per_minute__gt', 0)), name='key_has_quotas')],
            },
        ),
        migrations.CreateModel(
            name='KeyUse',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField(verbose_name='ngày')),
                ('requests', models.PositiveIntegerField(default=0, verbose_name='số lượt')),
                ('refused', models.PositiveIntegerField(default=0, verbose_name='số lượt bị từ chối vì vượt hạn mức')),
                ('minute', models.PositiveIntegerField(default=0)),
                ('in_minute', models.PositiveIntegerField(default=0)),
                ('last_at', models.DateTimeField(verbose_name='lần cuối')),
                ('key', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='uses', to='api.apikey')),
            ],
            options={
                'verbose_name': 'lượt dùng khóa',
                'verbose_name_plural': 'lượt dùng khóa',
                'ordering': ['-day'],
                'constraints': [models.UniqueConstraint(fields=('key', 'day'), name='one_count_of_a_day')],
            },
        ),
    ]
