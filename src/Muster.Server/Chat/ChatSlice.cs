// What a chat program posts when somebody presses a button or writes a command: registered and mapped.
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Muster.Server.Channels.Providers;

namespace Muster.Server.Chat;

public static class ChatSlice
{
    public static IServiceCollection AddChat(this IServiceCollection services) =>
        services
            .AddSingleton<ChatAnswers>()
            .AddSingleton<ChatDeclaring>()
            .AddSingleton<ChatCommands>()
            .AddSingleton<SlackCommands>()
            .AddSingleton(provider => ActivatorUtilities.CreateInstance<SlackButtons>(provider, GuardedHttp.Create(allowPrivate: true)));

    public static IEndpointRouteBuilder MapChat(this IEndpointRouteBuilder routes)
    {
        routes.MapSlack();
        routes.MapMattermost();
        return routes;
    }
}
