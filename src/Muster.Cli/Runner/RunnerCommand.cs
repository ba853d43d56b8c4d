// `muster runner`: does the steps of runbooks on this machine, within limits that are set here.
using System.CommandLine;
using System.CommandLine.Parsing;
using Muster.Cli.Api;
using Muster.Cli.Execution;
using Muster.Cli.Features;
using Muster.Cli.Jobs;
using Muster.Cli.Terminal;
using Muster.Server.Web.Document;

namespace Muster.Cli.Runner;

internal static class RunnerCommand
{
    private static readonly Option<string?> Url = new("--url")
    {
        Description =
            "The server, such as https://muster.example.org: the runner connects out and listens to nothing. Default: MUSTER_URL.",
        HelpName = "URL",
    };

    private static readonly Option<string> KeyFile = new("--key-file")
    {
        Description = "A file with a key of scope runner, which its owner alone can read. The key has the runner's name.",
        HelpName = "FILE",
        Required = true,
    };

    private static readonly Option<string[]> Runbooks = new("--runbooks")
    {
        Description = "The ids of the runbooks whose steps it does, with commas between them. It does those of no other.",
        HelpName = "IDS",
        Required = true,
    };

    private static readonly Option<string[]> Allow = new("--allow")
    {
        Description =
            "The programs that it may start, as absolute paths with commas between them; a * stands for any letters but a slash. Links are followed first: what counts is the file.",
        HelpName = "PATHS",
        Required = true,
    };

    private static readonly Option<string?> Named = new("--name")
    {
        Description = "Its name, as runbooks call it and as its key is called. Default: the machine's.",
        HelpName = "NAME",
    };

    private static readonly Option<TimeSpan> TimeOut = new("--time-out")
    {
        Description = "The longest that a step may take here, whatever its runbook says. Such as 1h, which is the default.",
        HelpName = "TIME",
        DefaultValueFactory = _ => TimeSpan.FromHours(1),
        CustomParser = Read,
    };

    private static readonly Option<string> Memory = new("--state")
    {
        Description = "The file that remembers which jobs were begun, so that none is done twice.",
        HelpName = "FILE",
        DefaultValueFactory = _ => "muster-runner.jobs",
    };

    private static readonly Option<bool> AsRoot = new("--as-root") { Description = "Run as root, which it refuses otherwise." };

    public static Command Create()
    {
        Command command = new(
            "runner",
            "Do the steps of runbooks on this machine, as the user whom you start it as: only of the runbooks named here, only with the programs named here, one at a time. A step is stopped "
                + "with all its children when its time is over, when somebody presses stop, and when Muster cannot be reached for 30 seconds. Ctrl-C or SIGTERM ends it."
        )
        {
            Url,
            KeyFile,
            Runbooks,
            Allow,
            Named,
            TimeOut,
            Memory,
            AsRoot,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancel)
    {
        List<string> wrong = [];
        string? url = parsed.GetValue(Url) ?? Environment.GetEnvironmentVariable("MUSTER_URL");
        if (string.IsNullOrEmpty(url))
        {
            wrong.Add("Say which server it works for: --url or MUSTER_URL.");
        }

        string[] runbooks = Listed(parsed, Runbooks, wrong);
        AllowList programs = new(Listed(parsed, Allow, wrong));
        wrong.AddRange(programs.Mistakes);
        string key = Key(parsed.GetRequiredValue(KeyFile), wrong);
        if (OperatingSystem.IsLinux() && Native.EffectiveUser() == 0 && !parsed.GetValue(AsRoot))
        {
            wrong.Add(
                "It would run as root, and so would every step: start it as a user who may do just what its runbooks do, or say --as-root."
            );
        }

        if (wrong.Count > 0)
        {
            throw new Failure(ExitCode.Usage, "The runner was not started.", wrong);
        }

        using StopSignals stop = new(cancel);
        using MusterClient client = new(Connection.Address(url!), key);
        using JobMemory memory = Opened(parsed.GetRequiredValue(Memory));
        string name = parsed.GetValue(Named) ?? Environment.MachineName;
        RunnerRules rules = new(runbooks, programs, parsed.GetValue(TimeOut), Environment.CurrentDirectory);
        Screen.Line($"{name} works for {client.Server}: {string.Join(", ", runbooks)}. Ctrl-C ends it.");
        await new JobLoop(client, name, rules, memory, [key, .. SecretMask.OfEnvironment()], Clock.Wall).RunAsync(stop.Token);
        return ExitCode.Done;
    }

    private static string[] Listed(ParseResult parsed, Option<string[]> option, List<string> wrong)
    {
        string[] listed =
        [
            .. parsed
                .GetRequiredValue(option)
                .SelectMany(text => text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)),
        ];
        if (listed.Length == 0)
        {
            wrong.Add($"{option.Name}: name at least one.");
        }

        return listed;
    }

    private static string Key(string path, List<string> wrong)
    {
        const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;
        try
        {
            string key = File.ReadAllText(path).Trim();
            if (OperatingSystem.IsLinux() && (File.GetUnixFileMode(path) & Others) != UnixFileMode.None)
            {
                wrong.Add(
                    $"--key-file: others than its owner can read or write {path}; chmod 600 it, and make a new key when somebody may have read it."
                );
            }

            if (key.Length == 0 || key.Any(char.IsWhiteSpace))
            {
                wrong.Add($"--key-file: {path} holds no key: one line, as 'muster key create' prints it.");
            }

            return key;
        }
        catch (Exception unread) when (unread is IOException or UnauthorizedAccessException)
        {
            wrong.Add("--key-file: " + unread.Message);
            return "";
        }
    }

    private static JobMemory Opened(string path)
    {
        try
        {
            return JobMemory.Open(path);
        }
        catch (Exception unusable) when (unusable is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new Failure(
                ExitCode.Unavailable,
                $"{path} cannot be used: {unusable.Message}",
                ["Without its memory a runner could do something twice, so it was not started. Each runner has a file of its own: --state."]
            );
        }
    }

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
