// What came of it that somebody cannot respond to a page.
namespace Muster.Engine.Commands;

/// <param name="HasPassedOn">Whether somebody else is asked at once because of it.</param>
/// <param name="Text">What is so now, as a sentence or two; they name no instant.</param>
public sealed record PassedOn(bool HasPassedOn, string Text);
