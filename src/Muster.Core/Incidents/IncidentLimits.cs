// How long and how many the parts of one incident may be, so that no timeline grows without end.
namespace Muster.Core.Incidents;

/// <summary>The limits of one incident. Lengths are in UTF-16 characters after trimming.</summary>
public static class IncidentLimits
{
    /// <summary>One line of an e-mail subject or of a list on a phone.</summary>
    public const int TitleCharactersMax = 200;

    /// <summary>A reason is a sentence or two.</summary>
    public const int ReasonCharactersMax = 500;

    /// <summary>Each line of a holding statement: stakeholders read it on a phone.</summary>
    public const int StatementLineCharactersMax = 500;

    public const int TaskCharactersMax = 500;

    public const int MitigationCharactersMax = 1_000;

    /// <summary>A note, a resolution, the result of a task: a page of text; longer things are linked.</summary>
    public const int NoteCharactersMax = 4_000;

    /// <summary>Ids of entries, tasks, mitigations and statements are made by Muster; this only bounds what a client may invent.</summary>
    public const int IdCharactersMax = 64;

    /// <summary>More lines than a team of twenty writes in a week.</summary>
    public const int NotesMax = 10_000;

    public const int TasksMax = 500;

    public const int MitigationsMax = 200;

    /// <summary>More changes than anybody looks at in one night.</summary>
    public const int MarkedChangesMax = 200;

    /// <summary>A statement every 15 minutes for ten days.</summary>
    public const int StatementsMax = 1_000;

    /// <summary>Drafts that were not published; more than somebody reads again.</summary>
    public const int DraftsMax = 200;

    public const int AlertGroupsMax = 1_000;

    /// <summary>Clocks of phones and servers differ by this much without anybody being wrong.</summary>
    public static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(2);

    /// <summary>A time box or a promise beyond this is no longer one that somebody in the incident keeps.</summary>
    public static readonly TimeSpan PromiseMax = TimeSpan.FromHours(24);

    /// <summary>5 minutes, as long as a step of a page waits: who sleeps or drives can wake up or stop; who is gone leaves nobody without a commander for longer.</summary>
    public static readonly TimeSpan CommandAskWait = TimeSpan.FromMinutes(5);

    /// <summary>What customers report is written down so often at most.</summary>
    public static readonly TimeSpan CustomersToldEvery = TimeSpan.FromMinutes(5);

    /// <summary>How many of their words one line of the timeline shows.</summary>
    public const int CustomerWordsMax = 3;

    /// <summary>An instant further back than a year is a typing error, or a sender's zero date.</summary>
    public static readonly TimeSpan LookBackMax = TimeSpan.FromDays(366);

    /// <summary>Databases keep instants to the microsecond, .NET to 100 ns: a timer may come back this much rounded.</summary>
    public static readonly TimeSpan TimerRounding = TimeSpan.FromMilliseconds(1);
}
