// Registers what the frame around the pages is filled from.
using Microsoft.Extensions.DependencyInjection;
using Muster.Server.Web.Views;

namespace Muster.Server.Web.Shells;

public static class ShellServices
{
    /// <summary>Needs the engine.</summary>
    public static IServiceCollection AddShell(this IServiceCollection services) =>
        services.AddSingleton<RingingPages>().AddSingleton<IShellSource, ShellSource>();
}
