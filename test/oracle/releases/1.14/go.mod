module talos-bond/oracle

go 1.26.4

require (
	github.com/siderolabs/talos/pkg/machinery v1.14.0-alpha.2
	go.yaml.in/yaml/v4 v4.0.0-rc.5
)
