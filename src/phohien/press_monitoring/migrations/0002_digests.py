import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('organisation', '__first__'),
        ('press_monitoring', '0001_ground'),
    ]

    operations = [
        migrations.CreateModel(
            name='Digest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField(unique=True, verbose_name='ngày')),
                ('state', models.CharField(choices=[('draft', 'Đang soát'), ('sent', 'Đã gửi')], default='draft', max_length=10, verbose_name='tình trạng')),
                ('composed_at', models.DateTimeField(verbose_name='gom lúc')),
                ('covers_from', models.DateTimeField(verbose_name='tin đăng từ')),
                ('covers_until', models.DateTimeField(verbose_name='tin đăng đến')),
                ('opening', models.CharField(blank=True, max_length=600, verbose_name='lời mở đầu')),
                ('edited_at', models.DateTimeField(blank=True, null=True, verbose_name='soát lúc')),
                ('sent_at', models.DateTimeField(blank=True, null=True, verbose_name='gửi lúc')),
                ('page', models.JSONField(blank=True, default=dict, editable=False)),
                ('sha256', models.CharField(blank=True, editable=False, max_length=64)),
                ('edited_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người soát')),
            ],
            options={
                'verbose_name': 'điểm báo buổi sáng',
                'verbose_name_plural': 'điểm báo buổi sáng',
                'ordering': ['-day'],
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'sent'])), name='digest_state_is_known'), models.CheckConstraint(condition=models.Q(models.Q(('sent_at', None), ('state', 'draft')), models.Q(('sent_at__isnull', False), ('state', 'sent'), models.Q(('sha256', ''), _negated=True)), _connector='OR'), name='sent_digest_is_frozen'), models.CheckConstraint(condition=models.Q(models.Q(('edited_at', None), ('edited_by', None)), models.Q(('edited_at__isnull', False), ('edited_by__isnull', False)), _connector='OR'), name='edited_digest_is_signed')],
            },
        ),
        migrations.CreateModel(
            name='DigestDelivery',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(choices=[('waiting', 'Chờ gửi'), ('handed', 'Đã trao cho máy chủ thư, chưa rõ đến chưa'), ('sent', 'Đã gửi'), ('failed', 'Không gửi được')], default='waiting', max_length=10, verbose_name='tình trạng')),
                ('attempts', models.PositiveSmallIntegerField(default=0, verbose_name='số lần thử')),
                ('next_attempt_at', models.DateTimeField(blank=True, null=True, verbose_name='thử lại lúc')),
                ('held_token', models.CharField(blank=True, editable=False, max_length=32)),
                ('handed_at', models.DateTimeField(blank=True, null=True, verbose_name='trao cho máy chủ thư lúc')),
                ('sent_at', models.DateTimeField(blank=True, null=True, verbose_name='máy chủ thư nhận lúc')),
                ('error', models.CharField(blank=True, max_length=300, verbose_name='lỗi')),
                ('digest', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='deliveries', to='press_monitoring.digest')),
                ('recipient', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người nhận')),
            ],
            options={
                'verbose_name': 'thư điểm báo',
                'verbose_name_plural': 'thư điểm báo',
                'ordering': ['pk'],
                'constraints': [models.UniqueConstraint(fields=('digest', 'recipient'), name='one_digest_letter_a_person'), models.CheckConstraint(condition=models.Q(('state__in', ['waiting', 'handed', 'sent', 'failed'])), name='digest_letter_state_is_known')],
            },
        ),
        migrations.CreateModel(
            name='DigestEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveIntegerField(verbose_name='thứ tự')),
                ('headline', models.CharField(max_length=300, verbose_name='câu chính')),
                ('summary', models.CharField(blank=True, max_length=400, verbose_name='câu thứ hai')),
                ('note', models.CharField(blank=True, max_length=400, verbose_name='ghi chú cho lãnh đạo')),
                ('is_dropped', models.BooleanField(default=False, verbose_name='không đưa vào trang')),
                ('is_added', models.BooleanField(default=False, verbose_name='do người thêm')),
                ('digest', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='entries', to='press_monitoring.digest')),
                ('story', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='press_monitoring.story')),
            ],
            options={
                'verbose_name': 'tin trong điểm báo',
                'verbose_name_plural': 'tin trong điểm báo',
                'ordering': ['position', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('digest', 'story'), name='one_entry_of_a_story')],
            },
        ),
        migrations.CreateModel(
            name='DigestReader',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('added_at', models.DateTimeField(verbose_name='thêm lúc')),
                ('added_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('user', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='digest_reader', to=settings.AUTH_USER_MODEL, verbose_name='người nhận')),
            ],
            options={
                'verbose_name': 'người nhận điểm báo',
                'verbose_name_plural': 'người nhận điểm báo',
                'ordering': ['user__full_name'],
            },
        ),
    ]
