import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('organisation', '__first__'),
    ]

    operations = [
        migrations.CreateModel(
            name='Digest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField(verbose_name='ngày')),
                ('sent_at', models.DateTimeField(blank=True, null=True, verbose_name='gửi lúc')),
                ('recipient', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='digests', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'thư tổng hợp trong ngày',
                'verbose_name_plural': 'thư tổng hợp trong ngày',
                'constraints': [models.UniqueConstraint(fields=('recipient', 'day'), name='one_digest_a_day')],
            },
        ),
        migrations.CreateModel(
            name='Notice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('deadline', 'Sắp đến hạn'), ('overdue', 'Quá hạn'), ('no_update', 'Lâu chưa cập nhật'), ('focal_point', 'Thiếu đầu mối'), ('report', 'Báo cáo'), ('plan', 'Kế hoạch'), ('system', 'Hệ thống')], max_length=20, verbose_name='loại')),
                ('key', models.CharField(max_length=160)),
                ('subject', models.CharField(max_length=300, verbose_name='nội dung')),
                ('body', models.TextField(blank=True, verbose_name='chi tiết')),
                ('url', models.CharField(blank=True, max_length=300, verbose_name='địa chỉ trong hệ thống')),
                ('created_at', models.DateTimeField(verbose_name='lúc')),
                ('read_at', models.DateTimeField(blank=True, null=True, verbose_name='đã đọc lúc')),
                ('digest', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='notices', to='notices.digest')),
                ('recipient', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notices', to=settings.AUTH_USER_MODEL, verbose_name='người nhận')),
            ],
            options={
                'verbose_name': 'thông báo',
                'verbose_name_plural': 'thông báo',
                'ordering': ['-created_at', '-pk'],
                'indexes': [models.Index(fields=['recipient', 'read_at'], name='notice_unread')],
                'constraints': [models.UniqueConstraint(fields=('recipient', 'key'), name='one_notice_per_reason')],
            },
        ),
    ]
