// What the telephone provider posts: registered and mapped.
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Muster.Server.Telephone;

public static class TelephoneSlice
{
    public static IServiceCollection AddTelephone(this IServiceCollection services) =>
        services.AddSingleton<TelephoneAnswers>().AddSingleton<SmsReplies>();

    public static IEndpointRouteBuilder MapTelephone(this IEndpointRouteBuilder routes)
    {
        routes.MapTwilio();
        return routes;
    }
}
