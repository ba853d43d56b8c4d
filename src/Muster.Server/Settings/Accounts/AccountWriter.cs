// Makes, disables, enables and changes accounts: for the pages, the first run and the command line.
using System.Collections.Immutable;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Muster.Core.Kernel;
using Muster.Server.Web.Access;
using Muster.Storage.Schema;

namespace Muster.Server.Settings.Accounts;

/// <summary>Every change ends the sign-ins that it must end. Nothing is deleted: an account that is not needed is disabled, with who and why.</summary>
public sealed class AccountWriter(
    UserManager<Account> accounts,
    RoleManager<IdentityRole> roles,
    MusterDbContext database,
    PersonOfAccount people,
    AccountBook book,
    TimeProvider clock
)
{
    /// <summary>Whoever runs `muster` on the server, or opened the first-run link.</summary>
    public static readonly Actor Local = Actor.System("admin");

    public async Task<AccountResult> CreateAsync(NewAccount wanted, Actor by, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        string email = EdgeText.Line(wanted.Email, EdgeLimits.NameBytes);
        string name = EdgeText.Line(wanted.Name, EdgeLimits.NameBytes);
        FieldErrors mistakes = new FieldErrors()
            .When(!IsEmail(email), "email", "Write an e-mail address such as ana@example.org.")
            .Text("name", name, 200)
            .When(
                !AccountRole.IsKnown(wanted.Role),
                "role",
                $"'{EdgeText.Line(wanted.Role, 60)}' is no role: use {string.Join(", ", AccountRole.All)}."
            );
        Account account = new()
        {
            UserName = email,
            Email = email,
            EmailConfirmed = true,
            CreatedAt = clock.GetUtcNow(),
        };
        foreach (FieldError wrong in wanted.Password is { } password ? await PasswordMistakesAsync(account, password) : [])
        {
            mistakes.When(wrong: true, wrong.Field, wrong.Message);
        }

        if (mistakes.Any)
        {
            return Refused(mistakes.Refuse("account.invalid", "No account was made."));
        }

        if (await accounts.FindByEmailAsync(email) is not null)
        {
            return Refused(new("account.exists", $"There is an account for {email} already. Nothing was changed."));
        }

        if (await people.ForAsync(email, name, wanted.Person, by, cancel) is not { } person)
        {
            return Refused(
                Rejection.Invalid(
                    "account.person",
                    "No account was made: the person has an account already, or the organisation has no such person."
                )
            );
        }

        account.PersonId = person.Value;
        return await SaveAsync(account, wanted);
    }

    /// <summary>Ends every sign-in of the account and lets nobody sign in to it. The last admin cannot be disabled.</summary>
    public async Task<AccountResult> DisableAsync(string id, string why, Actor by, CancellationToken cancel)
    {
        if (await accounts.FindByIdAsync(id) is not { } account)
        {
            return Unknown();
        }

        if (account.DisabledAt is not null)
        {
            return new AccountResult.Done(account);
        }

        if (await IsLastAdminAsync(account, cancel))
        {
            return LastAdmin();
        }

        account.DisabledAt = clock.GetUtcNow();
        account.DisabledBy = by.ToString();
        account.DisabledWhy = EdgeText.Line(why, EdgeLimits.TitleBytes);
        await accounts.UpdateSecurityStampAsync(account);
        return Changed(account);
    }

    public async Task<AccountResult> EnableAsync(string id)
    {
        if (await accounts.FindByIdAsync(id) is not { } account)
        {
            return Unknown();
        }

        account.DisabledAt = null;
        account.DisabledBy = null;
        account.DisabledWhy = null;
        await accounts.UpdateAsync(account);
        return Changed(account);
    }

    /// <summary>Gives the account this role and no other, and ends its sign-ins: they were made with another role.</summary>
    public async Task<AccountResult> SetRoleAsync(string id, string role, CancellationToken cancel)
    {
        if (await accounts.FindByIdAsync(id) is not { } account)
        {
            return Unknown();
        }

        if (!AccountRole.IsKnown(role))
        {
            return Refused(Rejection.Invalid("account.invalid", $"'{EdgeText.Line(role, 60)}' is no role. Nothing was changed."));
        }

        IList<string> held = await accounts.GetRolesAsync(account);
        if (held.SequenceEqual([role]))
        {
            return new AccountResult.Done(account);
        }

        if (role != AccountRole.Admin && await IsLastAdminAsync(account, cancel))
        {
            return LastAdmin();
        }

        await accounts.RemoveFromRolesAsync(account, held);
        await AddRoleAsync(account, role);
        await accounts.UpdateSecurityStampAsync(account);
        return Changed(account);
    }

    /// <summary>Sets the password by a one-time token of <see cref="PasswordTokenAsync"/>.</summary>
    public async Task<AccountResult> SetPasswordAsync(string id, string token, string password)
    {
        if (await accounts.FindByIdAsync(id) is not { DisabledAt: null } account)
        {
            return Unknown();
        }

        IdentityResult set = await accounts.ResetPasswordAsync(account, token, password);
        return set.Succeeded ? Changed(account) : Refused(Words(set));
    }

    /// <summary>Changes the password of somebody who knows the present one; ends all their sign-ins.</summary>
    public async Task<AccountResult> ChangePasswordAsync(string id, string present, string next)
    {
        if (await accounts.FindByIdAsync(id) is not { DisabledAt: null } account)
        {
            return Unknown();
        }

        IdentityResult set = await accounts.ChangePasswordAsync(account, present, next);
        return set.Succeeded ? Changed(account) : Refused(Words(set));
    }

    /// <summary>A token by which the person sets the password once, within a day; null when there is no such account.</summary>
    public async Task<string?> PasswordTokenAsync(string id) =>
        await accounts.FindByIdAsync(id) is { DisabledAt: null } account ? await accounts.GeneratePasswordResetTokenAsync(account) : null;

    private async Task<AccountResult> SaveAsync(Account account, NewAccount wanted)
    {
        IdentityResult made = wanted.Password is { } password
            ? await accounts.CreateAsync(account, password)
            : await accounts.CreateAsync(account);
        if (!made.Succeeded)
        {
            return Refused(Words(made));
        }

        await AddRoleAsync(account, wanted.Role);
        return Changed(account);
    }

    private async Task AddRoleAsync(Account account, string role)
    {
        if (!await roles.RoleExistsAsync(role))
        {
            await roles.CreateAsync(new IdentityRole(role));
        }

        await accounts.AddToRoleAsync(account, role);
    }

    private async Task<ImmutableArray<FieldError>> PasswordMistakesAsync(Account account, string password)
    {
        List<FieldError> mistakes = [];
        foreach (IPasswordValidator<Account> validator in accounts.PasswordValidators)
        {
            IdentityResult judged = await validator.ValidateAsync(accounts, account, password);
            mistakes.AddRange(judged.Errors.Select(error => new FieldError(FieldOf(error.Code), error.Description)));
        }

        return [.. mistakes];
    }

    private async Task<bool> IsLastAdminAsync(Account account, CancellationToken cancel)
    {
        List<string> admins = await (
            from held in database.UserRoles
            join role in database.Roles on held.RoleId equals role.Id
            join one in database.Users on held.UserId equals one.Id
            where role.Name == AccountRole.Admin && one.DisabledAt == null
            select one.Id
        ).ToListAsync(cancel);
        return admins is [var only] && only == account.Id;
    }

    private AccountResult.Done Changed(Account account)
    {
        book.Forget();
        return new(account);
    }

    private static bool IsEmail(string text) =>
        text.IndexOf('@', StringComparison.Ordinal) is > 0 and var at
        && at < text.Length - 1
        && !text.Contains(' ', StringComparison.Ordinal);

    private static AccountResult.Refused Refused(Rejection why) => new(why);

    private static AccountResult.Refused Unknown() =>
        Refused(Rejection.NotFound("account.unknown", "There is no such account. Nothing was changed."));

    private static AccountResult.Refused LastAdmin() =>
        Refused(
            new(
                "account.last_admin",
                "This is the last admin; without one nobody could let anybody in. Make another admin first. Nothing was changed."
            )
        );

    private static Rejection Words(IdentityResult failed)
    {
        ImmutableArray<FieldError> errors = [.. failed.Errors.Select(error => new FieldError(FieldOf(error.Code), error.Description))];
        return Rejection.Invalid(
            "account.invalid",
            "Nothing was changed. " + string.Join(" ", errors.Select(error => error.Message)),
            errors
        );
    }

    private static string FieldOf(string code) =>
        code is "PasswordMismatch" ? "present"
        : code.Contains("Password", StringComparison.Ordinal) ? "password"
        : code.Contains("Token", StringComparison.Ordinal) ? "link"
        : "email";
}
