// What a password is checked against.
namespace Muster.Storage.Access;

/// <param name="PasswordHash">Null while the person has not set one.</param>
/// <param name="Stamp">Changes with whatever ends the sign-ins of the account.</param>
public sealed record AccountSecret(string Id, string? PasswordHash, string Stamp, bool IsDisabled)
{
    /// <summary>Hides the hash where the record is printed.</summary>
    public override string ToString() => $"{nameof(AccountSecret)} {{ Id = {Id} }}";
}
