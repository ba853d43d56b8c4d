// What of an episode is not in the database yet.
namespace Muster.Engine.Intake;

[Flags]
internal enum Unsaved : byte
{
    Nothing = 0,

    /// <summary>The lease.</summary>
    Lease = 1,

    /// <summary>Whether it fires, since when, and how often it changed.</summary>
    State = 2,

    /// <summary>Labels, annotations and link.</summary>
    Words = 4,

    /// <summary>All of it: there is no row.</summary>
    Row = 8,
}
