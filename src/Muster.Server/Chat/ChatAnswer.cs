// What came of an answer to a page, for the chat that it came from.
namespace Muster.Server.Chat;

/// <param name="IsSettled">Whether the page needs no answer any more, so that its message loses its buttons.</param>
public sealed record ChatAnswer(string Words, bool IsSettled);
