// What a Muster process is told about its surroundings, checked.
using System.Collections.Immutable;
using System.Net;
using Microsoft.Extensions.Logging;
using Muster.Server.Channels.Email;
using Muster.Server.Channels.HttpSenders;
using Muster.Server.Channels.Mattermost;
using Muster.Server.Channels.Slack;
using Muster.Server.Channels.Telephone;
using Muster.Server.Watching;

namespace Muster.Server.Hosting;

/// <summary>The settings of one process, as <see cref="MusterConfiguration"/> reads them.</summary>
public sealed record MusterOptions
{
    public const string UrlDefault = "http://127.0.0.1:8080";

    /// <summary>An absolute path.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>A PostgreSQL connection string; null: SQLite in the data directory.</summary>
    public string? Database { get; init; }

    public ImmutableArray<string> Urls { get; init; } = [UrlDefault];

    /// <summary>Without a slash at its end; null: the first address that Muster listens on.</summary>
    public Uri? PublicUrl { get; init; }

    /// <summary>Null: e-mail deliveries fail and say so.</summary>
    public MailSettings? Mail { get; init; }

    /// <summary>The key of the hash chain; null: the one in the data directory.</summary>
    public ImmutableArray<byte>? ChainKey { get; init; }

    /// <summary>Whose forwarded headers are believed.</summary>
    public ImmutableArray<IPNetwork> Proxies { get; init; } = [];

    /// <summary>The <c>whsec_</c> text; null: derived from the chain key.</summary>
    public string? WebhookSecret { get; init; }

    public bool AllowPrivateWebhooks { get; init; }

    /// <summary>What runbooks may name, by name.</summary>
    public ImmutableSortedDictionary<string, string> RunbookSecrets { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>The organisation's own ntfy server, scheme and host alone; null: none.</summary>
    public Uri? NtfyServer { get; init; }

    /// <summary>For that server alone; null: it asks for none.</summary>
    public string? NtfyToken { get; init; }

    /// <summary>Null: text messages and calls fail and say so.</summary>
    public TwilioSettings? Telephone { get; init; }

    public SlackSettings Slack { get; init; } = new(SlackSettings.ApiDefault, Token: null, SigningSecret: null);

    public MattermostSettings Mattermost { get; init; } = MattermostSettings.None;

    /// <summary>What the organisation's senders name and do not hold.</summary>
    public SenderSecrets SenderSecrets { get; init; } = SenderSecrets.None;

    /// <summary>How long history is over before the server archives it by itself, in days; null: never.</summary>
    public int? RetentionDays { get; init; }

    /// <summary>Who is told that this node is well; null: nobody.</summary>
    public Watchers? Watchers { get; init; }

    public LogFormat Log { get; init; } = LogFormat.Json;

    public LogLevel LogLevel { get; init; } = LogLevel.Information;

    /// <summary>Whether whoever sits at the machine comes in without an account. No setting: <c>muster serve --demo</c> says so, of a Muster that it has seeded itself.</summary>
    public bool IsDemo { get; init; }

    /// <summary>Whether people come over https, so that cookies may insist on it.</summary>
    public bool IsHttps => PublicUrl?.Scheme == Uri.UriSchemeHttps;
}
