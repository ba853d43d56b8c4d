// What each part of commanding counts, with its reason; together 100.
namespace Muster.Simulator.Scoring;

public static class ScoreWeights
{
    /// <summary>Customers pay for everything else: what they lost counts most.</summary>
    public const double Customers = 20;

    /// <summary>Stopping the bleeding early is the commander's first duty.</summary>
    public const double Mitigate = 10;

    /// <summary>What stays broken, refused or switched off is not over.</summary>
    public const double Resolve = 10;

    /// <summary>The level decides who is woken and what is promised.</summary>
    public const double Severity = 5;

    /// <summary>A commander without roles filled does the work of four, badly.</summary>
    public const double Roles = 5;

    /// <summary>A role is worth as much as whoever holds it knows; one that lies empty is worth nothing.</summary>
    public const double HandOvers = 5;

    /// <summary>Silence is terrifying: five minutes are the promise.</summary>
    public const double FirstStatement = 5;

    /// <summary>So many kinds of things may change nothing before they cost: a first guess may be wrong.</summary>
    public const int IdleKindsMax = 2;

    /// <summary>From so many on they take all of `harm`, and what helped among them was luck: it counts half.</summary>
    public const int IdleKindsLuck = 6;

    /// <summary>Fewer words say neither what is so nor what is done.</summary>
    public const int StatementWordsMin = 3;

    public const double Detect = 5;

    public const double Declare = 5;

    public const double Cadence = 5;

    public const double Wording = 5;

    /// <summary>First do no harm; and whoever does everything at once has found out nothing.</summary>
    public const double Harm = 10;

    /// <summary>Whoever types does not see.</summary>
    public const double Delegation = 5;

    /// <summary>What is said has to be so.</summary>
    public const double Truth = 5;

    /// <summary>From impact to somebody who has taken it: full points until so long after the first sign.</summary>
    public const int DetectFullSeconds = 60;

    public const int DetectNoneSeconds = 600;

    public const int DeclareFullSeconds = 120;

    public const int DeclareNoneSeconds = 900;

    /// <summary>After the declaration; the promise of the policies.</summary>
    public const int StatementFullSeconds = 300;

    public const int StatementNoneSeconds = 900;

    /// <summary>Ten minutes after the declaration: until then a level and the roles do most of their good.</summary>
    public const int EarlySeconds = 600;

    /// <summary>Whoever takes a role over is told what is so within this time, and no role lies empty for longer.</summary>
    public const int HandOverSeconds = 120;

    /// <summary>How often a SEV-1 is told of.</summary>
    public const int CadenceCriticalSeconds = 900;

    public const int CadenceSeconds = 1_800;
}
