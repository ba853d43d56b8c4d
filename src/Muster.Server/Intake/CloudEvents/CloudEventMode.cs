// How a request carries its CloudEvents.
namespace Muster.Server.Intake.CloudEvents;

internal enum CloudEventMode
{
    /// <summary>The body is one event.</summary>
    Structured,

    /// <summary>The body is a list of events.</summary>
    Batch,

    /// <summary>The headers are the event, the body is its data.</summary>
    Binary,

    /// <summary>Nothing says so; an object or a list in the body is taken as what it looks like.</summary>
    Guessed,
}
