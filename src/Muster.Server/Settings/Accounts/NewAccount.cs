// Who shall get an account.
using Muster.Core.Kernel;

namespace Muster.Server.Settings.Accounts;

/// <param name="Role">One of viewer, responder and admin.</param>
/// <param name="Password">Null: the person sets it by a one-time link.</param>
/// <param name="Person">The person of the organisation; null: the one with this e-mail address, or else a new one.</param>
public sealed record NewAccount(string Email, string Name, string Role, string? Password, PersonId? Person = null);
