// Turns the texts of settings into options, and says of each wrong one what would be right.
using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using Microsoft.Extensions.Logging;
using Muster.Core.Kernel;
using Muster.Server.Channels.HttpSenders;
using Muster.Server.Watching;
using Muster.Server.Web.Document;

namespace Muster.Server.Hosting;

internal sealed partial class SettingParser(Dictionary<MusterSetting, SettingValue> found, string directory, List<FieldError> mistakes)
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
            Mattermost = Mattermost(),
            SenderSecrets = SenderSecrets.Read(
                Text(MusterSetting.SenderSecrets),
                directory,
                why => Wrong(MusterSetting.SenderSecrets, why)
            ),
            RunbookSecrets = SenderSecrets
                .Read(Text(MusterSetting.RunbookSecrets), directory, why => Wrong(MusterSetting.RunbookSecrets, why))
                .Values.ToImmutableSortedDictionary(StringComparer.Ordinal),
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
