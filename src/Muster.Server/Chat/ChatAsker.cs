// Who writes a command in a chat.
using Muster.Core.People;
using Muster.Engine.Ports;

namespace Muster.Server.Chat;

/// <param name="Via">The chat and the word command, as answers to pages say it.</param>
/// <param name="Operation">What makes a command that comes twice one; null when the chat names none.</param>
public sealed record ChatAsker(Person Person, string Via, Operation? Operation);
