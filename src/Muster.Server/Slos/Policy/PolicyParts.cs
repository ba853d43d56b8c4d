// What the slice registers and maps for the error budget policy and the gate.
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Muster.Server.Slos.Policy.Api;

namespace Muster.Server.Slos.Policy;

internal static class PolicyParts
{
    public static void AddBudgetPolicy(this IServiceCollection services)
    {
        services.AddSingleton<PolicyReader>();
        services.AddSingleton<PolicyWriter>();
        services.AddSingleton<GateReader>();
        services.AddSingleton<PolicyAnswers>();
    }

    public static void MapBudgetPolicy(this IEndpointRouteBuilder routes) => routes.MapPolicyApi();
}
