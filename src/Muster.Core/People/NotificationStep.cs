// One of the messages by which a person wants to be told, and how long after the first.
namespace Muster.Core.People;

/// <summary><see cref="Via"/> is a channel: each of the person's addresses on it. <see cref="After"/> counts from the moment they are paged.</summary>
public sealed record NotificationStep(string Via, TimeSpan After);
