// The settings: environment over file over defaults, every mistake at once.
using Muster.Server.Channels.Email;
using Muster.Server.Hosting;

namespace Muster.Server.Tests.Hosting;

public sealed class MusterConfigurationTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("muster-config-");

    public void Dispose() => _directory.Delete(recursive: true);

    [Fact]
    public void Nothing_set_is_enough_to_start()
    {
        MusterConfiguration read = Read();

        Assert.Empty(read.Mistakes);
        Assert.Equal(Path.Combine(_directory.FullName, "data"), read.Options!.DataDirectory);
        Assert.Equal(["http://127.0.0.1:8080"], read.Options.Urls);
        Assert.Null(read.Options.Database);
        Assert.Null(read.Options.Mail);
        Assert.False(read.Options.AllowPrivateWebhooks);
        Assert.Null(read.Options.RetentionDays);
    }

    [Fact]
    public void The_environment_wins_over_the_file_and_each_value_says_where_it_comes_from()
    {
        File(
            """ { "public_url": "https://file.example.org", "urls": ["http://127.0.0.1:1", "http://[::1]:2"], "allow_private_webhooks": true, "retention_days": 400 } """
        );

        MusterConfiguration read = Read(("MUSTER_PUBLIC_URL", "https://environment.example.org/"));

        Assert.Equal("https://environment.example.org/", read.Options!.PublicUrl!.AbsoluteUri);
        Assert.Equal(["http://127.0.0.1:1", "http://[::1]:2"], read.Options.Urls);
        Assert.True(read.Options.AllowPrivateWebhooks);
        Assert.Equal(400, read.Options.RetentionDays);
        Assert.True(read.Options.IsHttps);
        Assert.Equal("environment", Value(read, MusterSetting.PublicUrl).Source);
        Assert.EndsWith("muster.json", Value(read, MusterSetting.Urls).Source, StringComparison.Ordinal);
        Assert.Equal("default", Value(read, MusterSetting.Data).Source);
    }

    [Fact]
    public void A_secret_of_runbooks_comes_from_the_environment_over_the_file_over_its_own_file_and_is_never_shown()
    {
        System.IO.File.WriteAllLines(
            Path.Combine(_directory.FullName, "runbook.secrets"),
            ["# of the gateway", "GATEWAY=lines-gateway", "FLAGS = lines-flags", "CLUSTER=lines-cluster"]
        );
        File(""" { "runbook_secrets": "runbook.secrets", "secret_gateway": "json-gateway", "secret_flags": "json-flags" } """);

        MusterConfiguration read = Read(("MUSTER_SECRET_GATEWAY", "environment-gateway"));

        Assert.Equal(
            ["CLUSTER=lines-cluster", "FLAGS=json-flags", "GATEWAY=environment-gateway"],
            read.Options!.RunbookSecrets.Select(secret => $"{secret.Key}={secret.Value}")
        );
        Assert.Empty(read.Warnings);
        Assert.DoesNotContain(read.Values, one => $"{one.Value}{one.Source}".Contains("-flags", StringComparison.Ordinal));

        System.IO.File.WriteAllLines(Path.Combine(_directory.FullName, "runbook.secrets"), ["gateway=lines-gateway"]);
        File(""" { "runbook_secrets": "runbook.secrets", "secret_flags": 1234567 } """);
        MusterConfiguration wrong = Read();
        Assert.Equal(["MUSTER_CONFIG", "MUSTER_RUNBOOK_SECRETS"], wrong.Mistakes.Select(one => one.Field).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(
            wrong.Mistakes,
            one =>
                one.Message.Contains("lines-gateway", StringComparison.Ordinal) || one.Message.Contains("1234567", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Every_mistake_is_told_at_once_with_what_would_be_right()
    {
        MusterConfiguration read = Read(
            ("MUSTER_URLS", "https://127.0.0.1:8443;ftp://x"),
            ("MUSTER_PUBLIC_URL", "muster.example.org"),
            ("MUSTER_SMTP", "mail.example.org"),
            ("MUSTER_CHAIN_KEY", "secret-that-is-too-short"),
            ("MUSTER_PROXIES", "10.0.0.0/33"),
            ("MUSTER_LOG", "xml"),
            ("MUSTER_LOG_LEVEL", "2"),
            ("MUSTER_ALLOW_PRIVATE_WEBHOOKS", "maybe"),
            ("MUSTER_WEBHOOK_SECRET", "whsec_short"),
            ("MUSTER_RETENTION_DAYS", "7"),
            ("MUSTER_NTFY_TOKEN", "tk_1"),
            ("MUSTER_TWILIO_FROM", "555"),
            ("MUSTER_DATABASE", "/var/lib/muster.db")
        );

        Assert.Null(read.Options);
        Assert.Equal(
            [
                "MUSTER_DATABASE",
                "MUSTER_URLS",
                "MUSTER_URLS",
                "MUSTER_PUBLIC_URL",
                "MUSTER_SMTP",
                "MUSTER_CHAIN_KEY",
                "MUSTER_PROXIES",
                "MUSTER_WEBHOOK_SECRET",
                "MUSTER_ALLOW_PRIVATE_WEBHOOKS",
                "MUSTER_NTFY_TOKEN",
                "MUSTER_TWILIO_ACCOUNT",
                "MUSTER_TWILIO_TOKEN",
                "MUSTER_TWILIO_FROM",
                "MUSTER_RETENTION_DAYS",
                "MUSTER_LOG",
                "MUSTER_LOG_LEVEL",
            ],
            read.Mistakes.Select(mistake => mistake.Field)
        );
        Assert.DoesNotContain(read.Mistakes, mistake => mistake.Message.Contains("secret-that", StringComparison.Ordinal));
    }

    [Fact]
    public void An_unknown_name_is_ignored_with_the_nearest_known_one()
    {
        File(""" { "publik_url": "https://x.example.org" } """);

        MusterConfiguration read = Read(("MUSTER_DATABSE", "x"), ("MUSTER_COFFEE_MACHINE", "x"), ("PATH", "x"));

        Assert.NotNull(read.Options);
        Assert.Equal(3, read.Warnings.Length);
        Assert.Contains("Was MUSTER_DATABASE meant?", read.Warnings[0], StringComparison.Ordinal);
        Assert.Contains("MUSTER_COFFEE_MACHINE", read.Warnings[1], StringComparison.Ordinal);
        Assert.DoesNotContain("meant", read.Warnings[1], StringComparison.Ordinal);
        Assert.Contains("Was public_url meant?", read.Warnings[2], StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_was_named_must_be_there_and_be_json()
    {
        Assert.Equal("MUSTER_CONFIG", Assert.Single(Read(("MUSTER_CONFIG", "elsewhere.json")).Mistakes).Field);

        File("{ \"urls\": ");
        Assert.Contains("no valid JSON (line 1)", Assert.Single(Read().Mistakes).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_secret_is_never_shown()
    {
        MusterConfiguration read = Read(
            ("MUSTER_SMTP", "smtp://user:hunter2@mail.example.org"),
            ("MUSTER_DATABASE", "Host=db;Password=hunter2")
        );

        Assert.NotNull(read.Options);
        Assert.DoesNotContain(read.Values, value => value.Shown.Contains("hunter2", StringComparison.Ordinal));
        Assert.Equal("(set, not shown)", Value(read, MusterSetting.Smtp).Shown);
    }

    [Theory]
    [InlineData("smtp://mail.example.org", "mail.example.org", 587, null, null, false, StartTls.WhereOffered)]
    [InlineData("smtps://mail.example.org", "mail.example.org", 465, null, null, true, StartTls.WhereOffered)]
    [InlineData("smtp://u%40x:p%2Fw%3A@mail.example.org:25", "mail.example.org", 25, "u@x", "p/w:", false, StartTls.Required)]
    [InlineData("smtp://u:p@127.0.0.1:1025", "127.0.0.1", 1025, "u", "p", false, StartTls.WhereOffered)]
    [InlineData("smtp://u:p@[::1]:1025", "::1", 1025, "u", "p", false, StartTls.WhereOffered)]
    [InlineData("smtp://u:p@mail:25?starttls=no", "mail", 25, "u", "p", false, StartTls.Never)]
    public void A_mail_server_is_read_from_its_url(
        string text,
        string host,
        int port,
        string? user,
        string? password,
        bool implicitTls,
        StartTls startTls
    )
    {
        MailSettings.Smtp smtp = Assert.IsType<MailSettings.Smtp>(Read(("MUSTER_SMTP", text)).Options!.Mail);

        Assert.Equal(
            (host, port, user, password, implicitTls, startTls),
            (smtp.Host, smtp.Port, smtp.User, smtp.Password, smtp.ImplicitTls, smtp.StartTls)
        );
        Assert.True(smtp.Verify);
        Assert.Equal("muster@localhost", smtp.From.Address);
    }

    [Fact]
    public void The_sender_is_named_in_the_url_or_made_from_the_public_address()
    {
        Assert.Equal("ops@example.org", Read(("MUSTER_SMTP", "smtp://mail?from=ops@example.org")).Options!.Mail!.From.Address);
        Assert.Equal(
            "muster@muster.example.org",
            Read(("MUSTER_SMTP", "smtp://mail"), ("MUSTER_PUBLIC_URL", "https://muster.example.org")).Options!.Mail!.From.Address
        );
        Assert.Single(Read(("MUSTER_SMTP", "smtp://mail?from=<<<")).Mistakes);
    }

    [Fact]
    public void File_drops_mail_in_the_data_directory()
    {
        MailSettings.Drop drop = Assert.IsType<MailSettings.Drop>(Read(("MUSTER_SMTP", "file:")).Options!.Mail);

        Assert.Equal(Path.Combine(_directory.FullName, "data", "mail"), drop.Directory);
    }

    [Fact]
    public void Every_setting_is_described_and_named_as_scripts_know_it()
    {
        Assert.All(MusterSetting.All, setting => Assert.EndsWith(".", setting.Meaning, StringComparison.Ordinal));
        Assert.All(MusterSetting.All, setting => Assert.NotEqual("", setting.Default));
        Assert.Subset(
            MusterSetting.All.Select(setting => setting.Name).ToHashSet(),
            new HashSet<string> { "MUSTER_DATA", "MUSTER_DATABASE", "MUSTER_URLS", "MUSTER_PUBLIC_URL", "MUSTER_SMTP", "MUSTER_CONFIG" }
        );
    }

    private MusterConfiguration Read(params (string Name, string Value)[] environment) =>
        MusterConfiguration.Read(environment.ToDictionary(one => one.Name, one => one.Value), _directory.FullName);

    private void File(string json) => System.IO.File.WriteAllText(Path.Combine(_directory.FullName, "muster.json"), json);

    private static SettingValue Value(MusterConfiguration read, MusterSetting setting) =>
        read.Values.Single(value => value.Setting == setting);
}
