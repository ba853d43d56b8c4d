// Which server a command speaks to, and as whom.
using System.CommandLine;
using Muster.Cli.Api;
using Muster.Cli.Local;
using Muster.Cli.Terminal;
using Muster.Server.Hosting;

namespace Muster.Cli.Features;

internal static class Connection
{
    public static readonly Option<string?> Url = new("--url")
    {
        Description =
            "The server, such as https://muster.example.org. Default: MUSTER_URL, else where 'serve' listens with the same settings.",
        HelpName = "URL",
    };

    public static readonly Option<string?> Key = new("--key")
    {
        Description =
            "An API key of scope api. Better given as MUSTER_API_KEY: other users of the machine can see options. On the server's own machine none is needed.",
        HelpName = "KEY",
    };

    public static readonly Option<string?> As = new("--as")
    {
        Description =
            "Without a key, on the server's own machine: act as the person with this e-mail address. Default: MUSTER_AS, else the only admin.",
        HelpName = "EMAIL",
    };

    public static readonly IReadOnlyList<Option> Options = [Url, Key, As];

    /// <summary>With a key, as it says; without one, by a key of the data directory on this machine.</summary>
    public static async Task<MusterClient> OpenAsync(ParseResult parsed, CancellationToken cancel)
    {
        string? named = parsed.GetValue(Url) ?? Variable("MUSTER_URL");
        string? key = parsed.GetValue(Key) ?? Variable("MUSTER_API_KEY");
        if (key is not null)
        {
            return new MusterClient(Address(named ?? Listening(MusterConfiguration.Read().Options)), key);
        }

        MusterOptions options = LocalMuster.Settings();
        Uri server = Address(named ?? Listening(options));
        if (!server.IsLoopback && server.Host != options.PublicUrl?.Host)
        {
            throw new Failure(
                ExitCode.Forbidden,
                $"{server} is another machine, and a key of this one is not sent there.",
                ["Make a key there with 'muster key create NAME --scope api --as EMAIL', and give it with MUSTER_API_KEY."]
            );
        }

        if (!LocalMuster.IsThere(options))
        {
            throw new Failure(
                ExitCode.Unavailable,
                $"There is no Muster in {options.DataDirectory}, and no key was given.",
                [
                    "Start one with 'muster serve', name its directory with MUSTER_DATA, or give a key of another one with MUSTER_API_KEY and --url.",
                ]
            );
        }

        await using LocalMuster local = await LocalMuster.OpenAsync(cancel);
        return new MusterClient(server, await LocalKey.OfAsync(local, parsed.GetValue(As) ?? Variable("MUSTER_AS"), cancel));
    }

    /// <summary>The address of a server as somebody wrote it.</summary>
    public static Uri Address(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out Uri? url) && url.Scheme is "http" or "https"
            ? url
            : throw new Failure(
                ExitCode.Usage,
                $"'{text}' is no address of a server: write http://127.0.0.1:8080 or https://muster.example.org."
            );

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;

    /// <summary>Where a server with these settings is reached from the same machine.</summary>
    private static string Listening(MusterOptions? options) =>
        (options?.Urls[0] ?? MusterOptions.UrlDefault)
            .Replace("://*", "://127.0.0.1", StringComparison.Ordinal)
            .Replace("://+", "://127.0.0.1", StringComparison.Ordinal)
            .Replace("://0.0.0.0", "://127.0.0.1", StringComparison.Ordinal)
            .Replace("://[::]", "://[::1]", StringComparison.Ordinal);
}
