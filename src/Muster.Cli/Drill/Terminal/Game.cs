// A drill that one person plays in a terminal: its run, its clock, and what is being typed.
using Muster.Cli.Terminal;
using Muster.Simulator.Drills;
using Muster.Simulator.Scenarios;

namespace Muster.Cli.Drill.Terminal;

internal sealed class Game(Variant variant, int speed, DateTimeOffset now)
{
    public const int SpeedMax = 20;

    /// <summary>Who plays, as acts name it: there is nobody else.</summary>
    public const string By = "";

    private DateTimeOffset _seen = now;
    private TimeSpan _elapsed;

    public DrillRun Run { get; } = new(variant);

    public int Speed { get; private set; } = Math.Clamp(speed, 1, SpeedMax);

    public bool IsPaused { get; private set; }

    /// <summary>Somebody has left, or the scenario is over.</summary>
    public bool IsOver { get; private set; }

    /// <summary>What stands in the line that is being typed.</summary>
    public string Typed { get; private set; } = "";

    /// <summary>What was answered to the last line; empty when there is nothing to say.</summary>
    public string Answer { get; private set; } = "";

    /// <summary>What is shown in place of the events, <c>help</c> or <c>brief</c>, and which page of it; null for the events. It begins with the brief.</summary>
    public (string Topic, int Number)? Page { get; private set; } = ("brief", 0);

    /// <summary>Lets the clock go on to this instant.</summary>
    public void Pass(DateTimeOffset now)
    {
        _elapsed += IsPaused || IsOver ? TimeSpan.Zero : (now - _seen) * Speed;
        _seen = now;
        while (!Run.IsOver && Run.Now < (int)_elapsed.TotalSeconds)
        {
            Run.Step();
        }

        IsOver |= Run.IsOver;
    }

    /// <summary>A key was pressed.</summary>
    public void Press(ConsoleKeyInfo key)
    {
        switch (key.Key)
        {
            case ConsoleKey.Enter:
                Say(Typed.Trim());
                Typed = "";
                break;
            case ConsoleKey.Backspace:
                Typed = Typed.Length > 0 ? Typed[..^1] : "";
                break;
            case ConsoleKey.Escape:
                (Typed, Page) = ("", null);
                break;
            default:
                Typed += char.IsControl(key.KeyChar) || Typed.Length >= 400 ? "" : key.KeyChar;
                break;
        }
    }

    private void Say(string line)
    {
        if (line is "quit" or "exit" or "q")
        {
            IsOver = true;
            return;
        }

        string topic = line == "?" ? "help" : line;
        (string Topic, int Number)? before = Page;
        (Answer, Page) = ("", null);
        switch (topic)
        {
            case "":
                break;
            case "help" or "brief":
                Page = (topic, before?.Topic == topic ? before.Value.Number + 1 : 0);
                break;
            case "pause" or "go":
                IsPaused = line == "pause";
                break;
            case { } faster when faster.StartsWith("speed ", StringComparison.Ordinal):
                Hurry(faster["speed ".Length..]);
                break;
            default:
                Do(line);
                break;
        }
    }

    private void Hurry(string wanted)
    {
        if (int.TryParse(wanted.TrimEnd('x', '×'), out int speed) && speed is >= 1 and <= SpeedMax)
        {
            Speed = speed;
        }
        else
        {
            Answer = $"The speed lies between 1 and {SpeedMax}.";
        }
    }

    private void Do(string line)
    {
        if (IsPaused)
        {
            Answer = "The clock stands still: type go first.";
        }
        else if (TypedAct.Read(line, Run.Variant.Scenario, out string why) is { } act)
        {
            Answer = Run.Do(act) is { } refused ? $"Not done: {refused}" : Screen.Clean(Run.Events[^1].Text);
        }
        else
        {
            Answer = why;
        }
    }
}
