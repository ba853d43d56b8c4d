// The account services of one request.
using Microsoft.Extensions.DependencyInjection;

namespace Muster.Server.Settings.Accounts;

public sealed class AccountScope(AccountServices services) : IAsyncDisposable
{
    private readonly AsyncServiceScope _scope = services.CreateScope();

    public AccountWriter Writer => _scope.ServiceProvider.GetRequiredService<AccountWriter>();

    public ValueTask DisposeAsync() => _scope.DisposeAsync();
}
