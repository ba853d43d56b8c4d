// Turns the texts of settings into options, and says of each wrong one what would be right.
using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using Microsoft.Extensions.Logging;
using Muster.Core.Kernel;
using Muster.Core.People;
using Muster.Server.Channels.Email;
using Muster.Server.Channels.HttpSenders;
using Muster.Server.Channels.Slack;
using Muster.Server.Channels.Telephone;
using Muster.Server.Channels.Webhooks;
using Muster.Server.Watching;
using Muster.Server.Web.Document;

namespace Muster.Server.Hosting;

internal sealed class SettingParser(Dictionary<MusterSetting, SettingValue> found, string directory, List<FieldError> mistakes)
{
    private const int ChainKeyBytes = 32;

    /// <summary>A month: what people look at today must not go by a slip of the hand.</summary>
    private const int RetentionDaysMin = 30;

    /// <summary>A hundred years.</summary>
    private const int RetentionDaysMax = 36_525;

    private static readonly TimeSpan WatchEveryMin = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan WatchEveryMax = TimeSpan.FromHours(1);

    private static readonly char[] Separators = [';', ','];

    public MusterOptions Options(bool logIsRead)
    {
        string data = Path.GetFullPath(Text(MusterSetting.Data) ?? "data", directory);
        Uri? publicUrl = WebAddress(MusterSetting.PublicUrl, "public address", "https://muster.example.org");
        Uri? ntfy = WebAddress(MusterSetting.NtfyServer, "server", "https://ntfy.example.org");
        return new()
        {
            DataDirectory = data,
            Database = Database(),
            Urls = Urls(),
            PublicUrl = publicUrl,
            Mail = Mail(data, publicUrl),
            ChainKey = ChainKey(),
            Proxies = Proxies(),
            WebhookSecret = WebhookSecret(),
            AllowPrivateWebhooks = Flag(MusterSetting.AllowPrivateWebhooks),
            NtfyServer = ntfy,
            NtfyToken = NtfyToken(),
            Telephone = Telephone(publicUrl),
            Slack = Slack(),
            Mattermost = new(
                WebAddress(MusterSetting.MattermostUrl, "server", "https://chat.example.org"),
                Secret(MusterSetting.MattermostToken),
                Secret(MusterSetting.MattermostCommandToken)
            ),
            SenderSecrets = SenderSecrets.Read(
                Text(MusterSetting.SenderSecrets),
                directory,
                why => Wrong(MusterSetting.SenderSecrets, why)
            ),
            RetentionDays = RetentionDays(),
            Watchers = Watchers(),
            Log = OneOf(MusterSetting.Log, logIsRead ? LogFormat.Json : LogFormat.Text),
            LogLevel = OneOf(MusterSetting.LogLevel, LogLevel.Information),
        };
    }

    private string? Text(MusterSetting setting) => found.GetValueOrDefault(setting)?.Value;

    private void Wrong(MusterSetting setting, string message) => mistakes.Add(new(setting.Name, message));

    private string? Database()
    {
        if (Text(MusterSetting.Database) is not { } text)
        {
            return null;
        }

        if (!text.Contains("Host=", StringComparison.OrdinalIgnoreCase))
        {
            Wrong(
                MusterSetting.Database,
                "This is no PostgreSQL connection string. Write Host=db;Username=muster;Password=…;Database=muster, or unset it to use SQLite."
            );
        }

        return text;
    }

    private ImmutableArray<string> Urls()
    {
        string[] texts = (Text(MusterSetting.Urls) ?? MusterOptions.UrlDefault).Split(
            Separators,
            StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
        );
        foreach (string text in texts)
        {
            // A star or a plus stands for every address and is no host to Uri.
            bool read = Uri.TryCreate(
                text.Replace("://*", "://0.0.0.0", StringComparison.Ordinal).Replace("://+", "://0.0.0.0", StringComparison.Ordinal),
                UriKind.Absolute,
                out Uri? url
            );
            if (read && url!.Scheme == Uri.UriSchemeHttps)
            {
                Wrong(
                    MusterSetting.Urls,
                    $"{text}: Muster listens on http; let a proxy in front speak https and set {MusterSetting.PublicUrl.Name} to its address."
                );
            }
            else if (!read || url!.Scheme != Uri.UriSchemeHttp || url.AbsolutePath != "/")
            {
                Wrong(
                    MusterSetting.Urls,
                    $"'{text}' is no address to listen on: write http://127.0.0.1:8080, or http://0.0.0.0:8080 for every interface."
                );
            }
        }

        return [.. texts];
    }

    /// <summary>Scheme and host alone.</summary>
    private Uri? WebAddress(MusterSetting setting, string what, string example)
    {
        if (Text(setting) is not { } text)
        {
            return null;
        }

        bool read =
            Uri.TryCreate(text.TrimEnd('/'), UriKind.Absolute, out Uri? url)
            && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps)
            && url.Query.Length == 0
            && url.Fragment.Length == 0
            && url.UserInfo.Length == 0
            && url.AbsolutePath == "/";
        if (!read)
        {
            Wrong(setting, $"'{text}' is no {what}: write scheme and host alone, such as {example}.");
        }

        return url;
    }

    /// <summary>All of it or nothing: half a telephone rings nobody.</summary>
    private TwilioSettings? Telephone(Uri? publicUrl)
    {
        MusterSetting[] needed = [MusterSetting.TwilioAccount, MusterSetting.TwilioToken, MusterSetting.TwilioFrom];
        Uri? api = WebAddress(MusterSetting.TwilioApi, "provider's address", "https://api.twilio.com");
        if (needed.Append(MusterSetting.TwilioTokenNext).All(setting => Text(setting) is null))
        {
            return null;
        }

        foreach (MusterSetting missing in needed.Where(setting => Text(setting) is null))
        {
            Wrong(missing, "Text messages and calls need it as well: " + missing.Meaning);
        }

        if (publicUrl is null && Text(MusterSetting.PublicUrl) is null)
        {
            Wrong(
                MusterSetting.PublicUrl,
                "The telephone provider posts replies to it: write the address at which it reaches this Muster."
            );
        }

        if (Text(MusterSetting.TwilioAccount) is { } account && !account.All(char.IsAsciiLetterOrDigit))
        {
            Wrong(MusterSetting.TwilioAccount, $"'{account}' is no account: it is AC and 32 letters and digits.");
        }

        if (Text(MusterSetting.TwilioFrom) is { } from && !TelephoneNumber.IsValid(from))
        {
            Wrong(MusterSetting.TwilioFrom, $"'{from}' is no telephone number with its country: write it as +15005550006, without spaces.");
        }

        return needed.All(setting => Text(setting) is not null)
            ? new(
                api ?? TwilioSettings.ApiDefault,
                Text(MusterSetting.TwilioAccount)!,
                Text(MusterSetting.TwilioToken)!,
                Text(MusterSetting.TwilioTokenNext),
                Text(MusterSetting.TwilioFrom)!
            )
            : null;
    }

    private string? NtfyToken()
    {
        string? text = Text(MusterSetting.NtfyToken);
        if (text is not null && Text(MusterSetting.NtfyServer) is null)
        {
            Wrong(
                MusterSetting.NtfyToken,
                $"The token belongs to a server: set {MusterSetting.NtfyServer.Name} too. It is not shown here."
            );
        }
        else if (text is not null && text.Any(letter => letter is <= ' ' or > '~'))
        {
            Wrong(MusterSetting.NtfyToken, "This is no token: 'ntfy token add USER' makes one that begins with tk_. It is not shown here.");
        }

        return text;
    }

    private MailSettings? Mail(string data, Uri? publicUrl)
    {
        if (Text(MusterSetting.Smtp) is not { } text)
        {
            return null;
        }

        MailSettings? mail = MailSettings.Parse(text, Path.Combine(data, "mail"), publicUrl?.Host ?? "localhost", out string? wrong);
        if (wrong is not null)
        {
            Wrong(MusterSetting.Smtp, wrong);
        }

        return mail;
    }

    private ImmutableArray<byte>? ChainKey()
    {
        if (Text(MusterSetting.ChainKey) is not { } text)
        {
            return null;
        }

        if (text.Length == ChainKeyBytes * 2 && text.All(char.IsAsciiHexDigit))
        {
            return [.. Convert.FromHexString(text)];
        }

        Wrong(MusterSetting.ChainKey, "The key must be 64 hexadecimal digits; 'openssl rand -hex 32' makes one. It is not shown here.");
        return null;
    }

    private ImmutableArray<IPNetwork> Proxies()
    {
        List<IPNetwork> networks = [];
        string[] texts = (Text(MusterSetting.Proxies) ?? "").Split(
            Separators,
            StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
        );
        foreach (string text in texts)
        {
            if (IPAddress.TryParse(text, out IPAddress? address))
            {
                networks.Add(new(address, address.GetAddressBytes().Length * 8));
            }
            else if (IPNetwork.TryParse(text, out IPNetwork network))
            {
                networks.Add(network);
            }
            else
            {
                Wrong(MusterSetting.Proxies, $"'{text}' is no address or network: write 10.0.0.5 or 10.1.0.0/16.");
            }
        }

        return [.. networks];
    }

    private string? WebhookSecret()
    {
        string? text = Text(MusterSetting.WebhookSecret);
        if (text is not null && !WebhookSignature.IsSecret(text))
        {
            Wrong(
                MusterSetting.WebhookSecret,
                "The secret must be whsec_ and the base64 of 24 to 64 bytes; 'echo whsec_$(openssl rand -base64 32)' makes one."
            );
        }

        return text;
    }

    private SlackSettings Slack()
    {
        Uri api = SlackSettings.ApiDefault;
        if (
            Text(MusterSetting.SlackApi) is { } text
            && !(
                Uri.TryCreate(text.TrimEnd('/') + "/", UriKind.Absolute, out api!)
                && (api.Scheme == Uri.UriSchemeHttps || api.Scheme == Uri.UriSchemeHttp)
                && api.UserInfo.Length + api.Query.Length + api.Fragment.Length == 0
            )
        )
        {
            Wrong(MusterSetting.SlackApi, $"'{text}' is no address of an API: write https://slack.com/api/.");
        }

        return new(api, Secret(MusterSetting.SlackToken), Secret(MusterSetting.SlackSigningSecret));
    }

    /// <summary>What goes into a header or signs: letters without spaces.</summary>
    private string? Secret(MusterSetting setting)
    {
        string? text = Text(setting);
        if (text is not null && text.Any(letter => letter is <= ' ' or > '~'))
        {
            Wrong(setting, "This has spaces or letters that no such secret has: copy it again. It is not shown here.");
        }

        return text;
    }

    private int? RetentionDays()
    {
        if (Text(MusterSetting.RetentionDays) is not { } text)
        {
            return null;
        }

        if (
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int days)
            && days is >= RetentionDaysMin and <= RetentionDaysMax
        )
        {
            return days;
        }

        Wrong(
            MusterSetting.RetentionDays,
            $"'{text}' is no number of days from {RetentionDaysMin} to {RetentionDaysMax}: write 400, or unset it to keep all history in the database."
        );
        return null;
    }

    private Watchers? Watchers()
    {
        string? often = Text(MusterSetting.WatchersEvery);
        TimeSpan every = Server.Watching.Watchers.EveryUsual;
        if (often is not null && (!DurationText.TryParse(often, out every) || every < WatchEveryMin || every > WatchEveryMax))
        {
            Wrong(MusterSetting.WatchersEvery, $"'{often}' is no time from 5 seconds to 1 hour: write 30s or 5m.");
        }

        List<Uri> urls = [];
        string[] texts = (Text(MusterSetting.WatcherUrls) ?? "").Split(
            Separators,
            StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
        );
        for (int place = 0; place < texts.Length; place++)
        {
            if (Uri.TryCreate(texts[place], UriKind.Absolute, out Uri? url) && url.Scheme is "http" or "https")
            {
                urls.Add(url);
            }
            else
            {
                // It may hold a secret, so it is not repeated.
                Wrong(
                    MusterSetting.WatcherUrls,
                    $"The address number {place + 1} is none: write https://watch.example.org/heartbeat/KEY/muster."
                );
            }
        }

        return urls.Count > 0 ? new([.. urls], every) : null;
    }

    private bool Flag(MusterSetting setting)
    {
        switch (Text(setting)?.ToLowerInvariant())
        {
            case null or "false" or "no" or "off" or "0":
                return false;
            case "true" or "yes" or "on" or "1":
                return true;
            default:
                Wrong(setting, "Write true or false.");
                return false;
        }
    }

    private T OneOf<T>(MusterSetting setting, T otherwise)
        where T : struct, Enum
    {
        if (Text(setting) is not { } text)
        {
            return otherwise;
        }

        if (!char.IsAsciiDigit(text[0]) && Enum.TryParse(text, ignoreCase: true, out T value))
        {
            return value;
        }

        Wrong(setting, $"'{text}' is none of {string.Join(", ", Enum.GetNames<T>()).ToLowerInvariant()}.");
        return otherwise;
    }
}
