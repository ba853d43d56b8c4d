// The schema of the database, its migrations, and the ordinary queries on accounts.
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Muster.Storage.Schema;

/// <summary>One model for both databases: names in snake case, instants as Unix milliseconds.</summary>
public abstract class MusterDbContext(DbContextOptions options)
    : IdentityDbContext<Account, IdentityRole, string>(options),
        IDataProtectionKeyContext
{
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <summary>The columns that this database gives numbers to by itself.</summary>
    internal abstract bool HasSequences { get; }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        ArgumentNullException.ThrowIfNull(configurationBuilder);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UnixMilliseconds>();
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        base.OnModelCreating(builder);
        builder.Entity<Account>(account =>
        {
            account.ToTable("accounts");
            account.HasIndex(row => row.PersonId).IsUnique();
        });
        builder.Entity<IdentityRole>().ToTable("roles");
        builder.Entity<IdentityUserRole<string>>().ToTable("account_roles");
        builder.Entity<IdentityUserClaim<string>>().ToTable("account_claims");
        builder.Entity<IdentityUserLogin<string>>().ToTable("account_logins");
        builder.Entity<IdentityUserToken<string>>().ToTable("account_tokens");
        builder.Entity<IdentityUserPasskey<string>>(passkey =>
        {
            passkey.ToTable("account_passkeys");
            // Left alone, bytes inside JSON would be hexadecimal digits on SQLite and base64 on PostgreSQL, and no backup could go from one to the other.
            passkey.OwnsOne(
                row => row.Data,
                data =>
                {
                    data.Property(one => one.PublicKey).HasConversion<Base64>();
                    data.Property(one => one.AttestationObject).HasConversion<Base64>();
                    data.Property(one => one.ClientDataJson).HasConversion<Base64>();
                }
            );
        });
        builder.Entity<IdentityRoleClaim<string>>().ToTable("role_claims");
        builder.Entity<DataProtectionKey>().ToTable("data_protection_keys");
        EngineTables.AddTo(builder, HasSequences);
        SnakeCase.Apply(builder);
    }

    private sealed class UnixMilliseconds()
        : ValueConverter<DateTimeOffset, long>(
            instant => instant.ToUnixTimeMilliseconds(),
            milliseconds => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
        );

    private sealed class Base64()
        : ValueConverter<byte[], string>(bytes => Convert.ToBase64String(bytes), text => Convert.FromBase64String(text));
}
