// `muster watch`: a second small process that speaks by channels of its own when the server is silent.
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Runtime.InteropServices;
using MimeKit;
using Muster.Cli.Terminal;
using Muster.Server.Channels.Email;
using Muster.Server.Web.Document;

namespace Muster.Cli.Watch;

internal static class WatchCommand
{
    private static readonly Option<string?> Url = new("--url")
    {
        Description = "The server that is watched, such as https://muster.example.org: its /healthz is asked. Default: MUSTER_URL.",
        HelpName = "URL",
    };

    private static readonly Option<TimeSpan> Every = Duration("--every", "How often it is asked.", "10s");

    private static readonly Option<TimeSpan> After = Duration("--after", "How long it may be silent or red before people are told.", "60s");

    private static readonly Option<TimeSpan> Repeat = Duration("--repeat", "How often people are told again while it lasts.", "15m");

    private static readonly Option<string[]> Webhooks = Many(
        "--webhook",
        "An address that gets JSON with a text, as chat rooms take it. MUSTER_WATCH_WEBHOOK does the same."
    );

    private static readonly Option<string[]> Ntfy = Many("--ntfy", "The address of an ntfy topic. MUSTER_WATCH_NTFY does the same.");

    private static readonly Option<string[]> MailTo = new("--mail-to")
    {
        Description = "An e-mail address, through the mail server of MUSTER_SMTP. May be given several times.",
        HelpName = "ADDRESS",
    };

    private static readonly Option<string?> Listen = new("--listen")
    {
        Description =
            "Where to hear the server's outbound heartbeat, such as http://127.0.0.1:9099; put it into its MUSTER_WATCHERS. Not hearing it is silence.",
        HelpName = "URL",
    };

    private static readonly Option<string> Memory = new("--state")
    {
        Description = "The file that remembers what was said.",
        DefaultValueFactory = _ => "muster-watch.json",
        HelpName = "FILE",
    };

    private static readonly Option<string> Called = new("--name")
    {
        Description = "What the server is called in messages.",
        DefaultValueFactory = _ => "Muster",
        HelpName = "NAME",
    };

    public static Command Create()
    {
        Command command = new(
            "watch",
            "Watch a server from a second process, best on another machine: when it is silent or red for too long, people are told by other channels than its own, and again when it is "
                + "well. It needs no database; Ctrl-C or SIGTERM stops it."
        )
        {
            Url,
            Every,
            After,
            Repeat,
            Webhooks,
            Ntfy,
            MailTo,
            Listen,
            Memory,
            Called,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancel)
    {
        List<string> wrong = [];
        Uri? url = Address(parsed.GetValue(Url) is { } said ? (Url.Name, said) : ("MUSTER_URL", Variable("MUSTER_URL")), wrong);
        Uri? listen = Address((Listen.Name, parsed.GetValue(Listen)), wrong);
        WatchChannels channels = Channels(parsed, wrong);
        if (url is null && listen is null && wrong.Count == 0)
        {
            wrong.Add("Say what is watched: --url, --listen or both.");
        }

        if (wrong.Count > 0)
        {
            throw new Failure(ExitCode.Usage, "Nothing is watched.", [.. wrong]);
        }

        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        using PosixSignalRegistration terminated = OnSignal(PosixSignal.SIGTERM, stop);
        using PosixSignalRegistration interrupted = OnSignal(PosixSignal.SIGINT, stop);
        using HttpClient http = new();
        using HeartbeatEar? ear = listen is null ? null : new(listen);
        WatchTimes times = new(parsed.GetValue(Every), parsed.GetValue(After), parsed.GetValue(Repeat));
        Watcher watcher = new(url, times, new(parsed.GetRequiredValue(Memory)), channels, http, ear is null ? null : ear.HeardAt);
        Screen.Line($"Watching {url?.ToString() ?? "what is heard at " + listen}. Ctrl-C stops it.");
        await watcher.RunAsync(stop.Token);
        return ExitCode.Done;
    }

    private static WatchChannels Channels(ParseResult parsed, List<string> wrong)
    {
        Uri[] webhooks = Addresses(parsed, Webhooks, "MUSTER_WATCH_WEBHOOK", wrong);
        Uri[] topics = Addresses(parsed, Ntfy, "MUSTER_WATCH_NTFY", wrong);
        List<MailboxAddress> people = [];
        foreach (string text in parsed.GetValue(MailTo) ?? [])
        {
            if (MailboxAddress.TryParse(text, out MailboxAddress? to) && to.Address.Contains('@', StringComparison.Ordinal))
            {
                people.Add(to);
            }
            else
            {
                wrong.Add($"{MailTo.Name}: '{text}' is no e-mail address.");
            }
        }

        MailSettings? mail = null;
        if (people.Count > 0)
        {
            string? why = "--mail-to needs the mail server in MUSTER_SMTP.";
            mail = Variable("MUSTER_SMTP") is { } smtp ? MailSettings.Parse(smtp, "mail", "localhost", out why) : null;
            if (mail is null)
            {
                wrong.Add(why!);
            }
        }

        if (webhooks.Length + topics.Length + people.Count == 0 && wrong.Count == 0)
        {
            wrong.Add("Say how people are told: --webhook, --ntfy or --mail-to.");
        }

        return new(parsed.GetRequiredValue(Called), webhooks, topics, mail, people);
    }

    private static Uri[] Addresses(ParseResult parsed, Option<string[]> option, string variable, List<string> wrong) =>
        [
            .. (parsed.GetValue(option) ?? [])
                .Select(text => (option.Name, Text: (string?)text))
                .Concat(
                    (Variable(variable) ?? "")
                        .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                        .Select(text => (variable, (string?)text))
                )
                .Select(one => Address(one, wrong))
                .OfType<Uri>(),
        ];

    /// <summary>Null when nothing is given, and with a mistake when it is no address.</summary>
    /// <param name="given">The option or the variable, and what it says.</param>
    private static Uri? Address((string Name, string? Text) given, List<string> wrong)
    {
        if (given.Text is null)
        {
            return null;
        }

        if (Uri.TryCreate(given.Text, UriKind.Absolute, out Uri? url) && url.Scheme is "http" or "https")
        {
            return url;
        }

        wrong.Add($"{given.Name}: '{given.Text}' is no address; it begins with http:// or https://, such as https://muster.example.org.");
        return null;
    }

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;

    private static PosixSignalRegistration OnSignal(PosixSignal signal, CancellationTokenSource stop) =>
        PosixSignalRegistration.Create(
            signal,
            context =>
            {
                context.Cancel = true;
                stop.Cancel();
            }
        );

    private static Option<string[]> Many(string name, string description) =>
        new(name) { Description = description + " May be given several times.", HelpName = "URL" };

    private static Option<TimeSpan> Duration(string name, string description, string usual) =>
        new(name)
        {
            Description = $"{description} Such as {usual}, which is the default.",
            HelpName = "TIME",
            DefaultValueFactory = _ => DurationText.TryParse(usual, out TimeSpan read) ? read : default,
            CustomParser = Read,
        };

    private static TimeSpan Read(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        bool isRead = DurationText.TryParse(text, out TimeSpan read);
        if (isRead && read > TimeSpan.Zero)
        {
            return read;
        }

        result.AddError(
            isRead
                ? $"'{text}' is too short: 1s at least."
                : DurationText.Refusal(text, $"'{text}' is no duration: write it as 30s, 5m or 1h30m.")
        );
        return default;
    }
}
