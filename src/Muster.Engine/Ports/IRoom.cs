// How a room in a chat is told of an incident.
namespace Muster.Engine.Ports;

/// <summary>One chat program. Each has its own queue, so that a slow one delays no other, and no page.</summary>
public interface IRoom
{
    /// <summary>As the rooms of a service name it, such as <c>slack</c>.</summary>
    string Name { get; }

    /// <summary>The queue of the outbox for the rooms of a chat program: another than that of its pages.</summary>
    static string QueueOf(string name) => "room-" + name;

    /// <summary>How long one attempt may take: 1 to 10 seconds, less than the pager's lease.</summary>
    TimeSpan Timeout { get; }

    /// <summary>
    /// Tries once. A failure is an answer, not an exception; cancelled when the time-out has passed. One at <see cref="SendStage.Prepare"/> that may pass later is a
    /// turn to wait for, and counts as no attempt.
    /// </summary>
    Task<SendResult> TellAsync(RoomMessage message, CancellationToken cancel);
}
