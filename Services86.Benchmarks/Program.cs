using BenchmarkDotNet.Running;
using Services86.Benchmarks;
using Services86.Benchmarks.Fuzz;
using Services86.Benchmarks.Load;
using Services86.Benchmarks.Load.Servers;

switch (args)
{
    case ["load", .. var options]:
        return await LoadCommand.RunAsync(options, Console.Out, Console.Error);
    case ["fuzz", .. var options]:
        return await FuzzCommand.RunAsync(options, Console.Out, Console.Error);
    case [BareServer.Verb, var responseFile]:
        await BareServer.RunAsync(responseFile);
        return 0;
    case [BareSelectServer.Verb, var responseFile, var records, var connectionString]:
        await BareSelectServer.RunAsync(responseFile, records, connectionString);
        return 0;
    case [CommitPerSaveServer.Verb, .. var configuration]:
        await CommitPerSaveServer.RunAsync(configuration);
        return 0;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(BenchmarkSettings).Assembly).Run(args, BenchmarkSettings.Create());
        return 0;
}
