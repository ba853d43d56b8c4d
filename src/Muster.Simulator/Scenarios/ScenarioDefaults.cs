// The limits of a scenario, each with its reason.
namespace Muster.Simulator.Scenarios;

public static class ScenarioDefaults
{
    /// <summary>A drill shorter than this has no time to be commanded.</summary>
    public const int MinutesMin = 5;

    /// <summary>Nobody trains for longer at a stretch, and a run is replayed from its start.</summary>
    public const int MinutesMax = 120;

    /// <summary>Within two minutes something has gone wrong in each drill, so that nobody waits for it.</summary>
    public const int TriggerSecondsMax = 120;

    public const int TitleCharactersMax = 100;

    /// <summary>What a person reads in one look: a finding, a log line, an answer.</summary>
    public const int TextCharactersMax = 500;

    /// <summary>A page of text.</summary>
    public const int BriefCharactersMax = 4000;

    public const int FaultsMax = 32;

    /// <summary>Of one fault, or of one action.</summary>
    public const int EffectsMax = 16;

    /// <summary>More than anybody looks through under stress; the search for par tries each.</summary>
    public const int OffersMax = 64;

    public const int AlertsMax = 64;
    public const int LogsMax = 64;
    public const int ChangesMax = 64;
    public const int FindingsMax = 128;
    public const int ColleaguesMax = 24;
    public const int MessagesMax = 64;

    /// <summary>Of the chains of all causes together.</summary>
    public const int WhysMax = 40;

    /// <summary>Groups of words of one why, and words of one group.</summary>
    public const int WordsMax = 16;

    /// <summary>Releases and settings older than this tell nobody anything.</summary>
    public const int ChangeSecondsBefore = 30 * 24 * 3600;

    /// <summary>An effect grows by no more in a second, upwards or downwards.</summary>
    public const double PerSecondMax = 1e6;
}
