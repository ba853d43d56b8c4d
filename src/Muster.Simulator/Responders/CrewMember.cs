// One colleague in a drill: where they are, what they do, how tired they are.
using Muster.Core.Kernel;
using Muster.Simulator.Scenarios;

namespace Muster.Simulator.Responders;

public sealed class CrewMember(Colleague colleague, Difficulty difficulty)
{
    /// <summary>Minutes of work after which they are half as quick; a veteran's people were up last night too.</summary>
    private readonly double _stamina = difficulty == Difficulty.Veteran ? colleague.Stamina / 2 : colleague.Stamina;
    private int _worked;

    public Colleague Colleague { get; } = colleague;

    /// <summary>The second in which they are there; null when nobody called them.</summary>
    public int? ThereAt { get; private set; }

    /// <summary>The second from which on they are free.</summary>
    public int BusyUntil { get; private set; }

    /// <summary>What they do until then, as one says it of them.</summary>
    public string Doing { get; private set; } = "";

    /// <summary>The role that they hold; null for none.</summary>
    public Role? Role { get; set; }

    /// <summary>How quickly they work now: fresh people at their own speed, and half of it after as many minutes of work as they have stamina.</summary>
    public double Pace => Colleague.Speed * (difficulty == Difficulty.Newcomer ? 1.25 : 1) / (1 + (_worked / 60.0 / _stamina));

    /// <summary>The share of their reports that is right now.</summary>
    public double Reliability =>
        difficulty == Difficulty.Newcomer ? 1 : Math.Max(0, 1 - ((1 - Colleague.Reliability) * (1 + (_worked / 60.0 / _stamina))));

    /// <summary>Whether their shift is over, and they have gone for good.</summary>
    public bool IsGone { get; private set; }

    public bool IsThere(int now) => !IsGone && ThereAt <= now;

    public bool IsBusy(int now) => BusyUntil > now;

    /// <summary>Calls them; who was called before comes no later for it.</summary>
    public void Call(int now, int seconds) => ThereAt ??= now + seconds;

    /// <summary>They go home, and hold no role any more. What they began runs to its end.</summary>
    public void Leave() => (IsGone, Role) = (true, null);

    /// <summary>
    /// Their hands are bound for so many seconds, which end at <paramref name="until"/>: it tires them, and they are not free to look at anything until then. What they do
    /// already they do before it.
    /// </summary>
    public void Handle(int now, int until, int seconds, string doing)
    {
        (BusyUntil, Doing) = (Math.Max(BusyUntil, until), IsBusy(now) ? $"{Doing}; {doing}" : doing);
        _worked += seconds;
    }

    /// <summary>Gives them something to do that takes an ordinary person so many seconds, once they are there; answers when it is done.</summary>
    public int Work(int now, double seconds, string doing)
    {
        int from = Math.Max(now, ThereAt ?? now);
        int takes = Math.Max(1, (int)Math.Round(seconds / Pace));
        (BusyUntil, Doing) = (from + takes, doing);
        _worked += takes;
        return BusyUntil;
    }
}
