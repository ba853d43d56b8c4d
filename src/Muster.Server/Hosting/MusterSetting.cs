// Every setting of Muster, described once: what `muster config` prints and the documentation shows.
namespace Muster.Server.Hosting;

/// <summary>One setting. In muster.json it is named without the prefix and in lower case: <c>MUSTER_PUBLIC_URL</c> is <c>public_url</c>.</summary>
/// <param name="Default">What holds when it is not set, in words.</param>
/// <param name="Meaning">What it does, in a sentence or two.</param>
/// <param name="IsSecret">Its value is shown nowhere.</param>
public sealed record MusterSetting(string Name, string Default, string Meaning, bool IsSecret = false)
{
    private const string Prefix = "MUSTER_";

    /// <summary>Which server the command line speaks to and with which key: no settings of a server.</summary>
    private static readonly string[] OfTheCommandLine = ["MUSTER_URL", "MUSTER_API_KEY", "MUSTER_WATCH_WEBHOOK", "MUSTER_WATCH_NTFY"];

    public static readonly MusterSetting Config = new(
        "MUSTER_CONFIG",
        "muster.json, when it is there",
        "The file with settings. An environment variable wins over the file."
    );

    public static readonly MusterSetting Data = new(
        "MUSTER_DATA",
        "./data",
        "The directory for the embedded database, the keys and dropped mail. It is made when it is missing."
    );

    public static readonly MusterSetting Database = new(
        "MUSTER_DATABASE",
        "SQLite in the data directory",
        "A PostgreSQL connection string such as Host=db;Username=muster;Password=…;Database=muster.",
        IsSecret: true
    );

    public static readonly MusterSetting Urls = new(
        "MUSTER_URLS",
        "http://127.0.0.1:8080",
        "Where Muster listens, several with semicolons between them. Port 0 takes a free one. TLS is for a proxy in front."
    );

    public static readonly MusterSetting PublicUrl = new(
        "MUSTER_PUBLIC_URL",
        "the first address that Muster listens on",
        "The address that people open; links in messages begin with it. With https the cookies are for https only."
    );

    public static readonly MusterSetting Smtp = new(
        "MUSTER_SMTP",
        "none: e-mail deliveries fail and say so",
        "The mail server: smtp://user:password@host:port or smtps://…, with ?from=muster@example.org. STARTTLS is used where it is offered, and required "
            + "where a password is sent to another machine (?starttls=no: never). ?verify=no takes any certificate. ?bounces=bounce@example.org: where what "
            + "comes back of mails to subscribers goes. file: (or file:DIRECTORY) drops .eml files instead of sending, into mail in the data directory.",
        IsSecret: true
    );

    public static readonly MusterSetting ChainKey = new(
        "MUSTER_CHAIN_KEY",
        "made once and kept in the data directory under keys",
        "The key of the record's hash chain: 64 hexadecimal digits. Nodes that share a PostgreSQL share it. Links and signatures derive their own keys from it.",
        IsSecret: true
    );

    public static readonly MusterSetting Proxies = new(
        "MUSTER_PROXIES",
        "none",
        "Addresses or networks of reverse proxies whose X-Forwarded-For and X-Forwarded-Proto are believed, with commas between them: 10.0.0.5, 10.1.0.0/16."
    );

    public static readonly MusterSetting WebhookSecret = new(
        "MUSTER_WEBHOOK_SECRET",
        "derived from the chain key; shown under Settings",
        "The secret that signs outbound webhooks (Standard Webhooks): whsec_ and the base64 of 24 to 64 bytes.",
        IsSecret: true
    );

    public static readonly MusterSetting AllowPrivateWebhooks = new(
        "MUSTER_ALLOW_PRIVATE_WEBHOOKS",
        "false",
        "true: webhooks may go to loopback, private and link-local addresses and over plain http. Only for networks where everybody who edits contacts is trusted."
    );

    public static readonly MusterSetting NtfyServer = new(
        "MUSTER_NTFY_SERVER",
        "none",
        "Your own ntfy server, such as https://ntfy.example.org: it may stand in a private network, and MUSTER_NTFY_TOKEN goes to it alone."
    );

    public static readonly MusterSetting NtfyToken = new(
        "MUSTER_NTFY_TOKEN",
        "none",
        "The access token with which Muster publishes at MUSTER_NTFY_SERVER.",
        IsSecret: true
    );

    public static readonly MusterSetting TwilioAccount = new(
        "MUSTER_TWILIO_ACCOUNT",
        "none: text messages and calls fail and say so",
        "The account (AC…) at Twilio, or at a provider that speaks as it does. It posts back, so MUSTER_PUBLIC_URL must be set."
    );

    public static readonly MusterSetting TwilioToken = new(
        "MUSTER_TWILIO_TOKEN",
        "none",
        "The account's auth token: Muster signs in with it, and verifies with it what the provider posts.",
        IsSecret: true
    );

    public static readonly MusterSetting TwilioTokenNext = new(
        "MUSTER_TWILIO_TOKEN_NEXT",
        "none",
        "While the token is changed: what the provider signs with this one is believed too.",
        IsSecret: true
    );

    public static readonly MusterSetting TwilioFrom = new(
        "MUSTER_TWILIO_FROM",
        "none",
        "The number that messages and calls come from, such as +15005550006."
    );

    public static readonly MusterSetting TwilioApi = new(
        "MUSTER_TWILIO_API",
        "https://api.twilio.com",
        "Scheme and host of the provider's API."
    );

    public static readonly MusterSetting SlackToken = new(
        "MUSTER_SLACK_TOKEN",
        "none: what goes to Slack fails and says so",
        "The bot token of your Slack app (xoxb-…) with the scope chat:write.",
        IsSecret: true
    );

    public static readonly MusterSetting SlackSigningSecret = new(
        "MUSTER_SLACK_SIGNING_SECRET",
        "none: buttons and /muster do nothing",
        "The signing secret of your Slack app, by which Muster knows that a button or a slash command comes from Slack.",
        IsSecret: true
    );

    public static readonly MusterSetting SlackApi = new(
        "MUSTER_SLACK_API",
        "https://slack.com/api/",
        "Where Slack's Web API stands: https://slack-gov.com/api/ for GovSlack, or a gateway of yours."
    );

    public static readonly MusterSetting MattermostUrl = new(
        "MUSTER_MATTERMOST_URL",
        "none: only webhooks of Mattermost are posted to",
        "Your Mattermost, such as https://chat.example.org: the bot of MUSTER_MATTERMOST_TOKEN posts there."
    );

    public static readonly MusterSetting MattermostToken = new(
        "MUSTER_MATTERMOST_TOKEN",
        "none",
        "The access token of the bot: it writes to members (mattermost: \"@ana\") with buttons, and to channels in threads.",
        IsSecret: true
    );

    public static readonly MusterSetting MattermostCommandToken = new(
        "MUSTER_MATTERMOST_COMMAND_TOKEN",
        "none: /muster does nothing in Mattermost",
        "The token that Mattermost shows with the slash command, by which Muster knows that a command comes from there.",
        IsSecret: true
    );

    public static readonly MusterSetting SenderSecrets = new(
        "MUSTER_SENDER_SECRETS",
        "none",
        "A file of lines NAME=value: what the senders of the organisation call {{secret.NAME}}. Whoever edits the organisation can send each of them "
            + "anywhere, so it holds nothing else. It is read at the start."
    );

    public static readonly MusterSetting RunbookSecrets = new(
        "MUSTER_RUNBOOK_SECRETS",
        "none",
        "A file of lines NAME=value: what runbooks call { secret: NAME }. secret_<name> in muster.json goes before it, and MUSTER_SECRET_<NAME> in the "
            + "environment before both. It is read at the start."
    );

    public static readonly MusterSetting RetentionDays = new(
        "MUSTER_RETENTION_DAYS",
        "none: all history stays in the database",
        "30 or more: once a day, history that has been over for so many days moves into a file under archives in the data directory, as 'muster retention archive' does it. "
            + "Nothing is deleted; 'muster retention restore' brings it back."
    );

    public static readonly MusterSetting WatcherUrls = new(
        "MUSTER_WATCHERS",
        "none",
        "Addresses that are asked again and again while this node is well, with commas between them: a heartbeat of another Muster, or a service that rings when it hears "
            + "nothing. They fall silent when the engine does.",
        IsSecret: true
    );

    public static readonly MusterSetting WatchersEvery = new(
        "MUSTER_WATCHERS_EVERY",
        "30s",
        "How often the addresses of MUSTER_WATCHERS are asked: 5s to 1h."
    );

    public static readonly MusterSetting Log = new(
        "MUSTER_LOG",
        "text on a terminal, else json",
        "The form of the log on standard output: text or json."
    );

    public static readonly MusterSetting LogLevel = new(
        "MUSTER_LOG_LEVEL",
        "information",
        "The least serious line that is logged: trace, debug, information, warning or error."
    );

    /// <summary>In the order in which they are shown.</summary>
    public static readonly IReadOnlyList<MusterSetting> All =
    [
        Config,
        Data,
        Database,
        Urls,
        PublicUrl,
        Smtp,
        ChainKey,
        Proxies,
        WebhookSecret,
        AllowPrivateWebhooks,
        NtfyServer,
        NtfyToken,
        TwilioAccount,
        TwilioToken,
        TwilioTokenNext,
        TwilioFrom,
        TwilioApi,
        SlackToken,
        SlackSigningSecret,
        SlackApi,
        MattermostUrl,
        MattermostToken,
        MattermostCommandToken,
        SenderSecrets,
        RunbookSecrets,
        RetentionDays,
        WatcherUrls,
        WatchersEvery,
        Log,
        LogLevel,
    ];

    /// <summary>Its name in muster.json.</summary>
    public string FileName => Name[Prefix.Length..].ToLowerInvariant();

    /// <summary>Whether an environment variable speaks to Muster.</summary>
    public static bool IsOurs(string variable)
    {
        ArgumentNullException.ThrowIfNull(variable);
        return variable.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)
            && !OfTheCommandLine.Contains(variable, StringComparer.OrdinalIgnoreCase);
    }

    public static MusterSetting? Find(string name) =>
        All.FirstOrDefault(setting =>
            string.Equals(setting.Name, name, StringComparison.OrdinalIgnoreCase)
            || string.Equals(setting.FileName, name, StringComparison.OrdinalIgnoreCase)
        );

    /// <summary>The setting whose name is the fewest changes away, when these are few enough to be a slip; else null.</summary>
    public static MusterSetting? Nearest(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        const int slipsMax = 4;
        string upper = name.ToUpperInvariant();
        string full = IsOurs(upper) ? upper : Prefix + upper;
        (MusterSetting nearest, int changes) = All.Select(setting => (setting, Changes(full, setting.Name))).MinBy(pair => pair.Item2);
        return changes <= slipsMax ? nearest : null;
    }

    /// <summary>The number of single-letter changes between two texts. Source: Levenshtein, 1966, by one row.</summary>
    private static int Changes(string from, string to)
    {
        int[] row = [.. Enumerable.Range(0, to.Length + 1)];
        for (int i = 1; i <= from.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.Length; j++)
            {
                int replaced = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
