module talos-bond/oracle

go 1.26.6

require (
	github.com/siderolabs/talos/pkg/machinery v1.13.9
	go.yaml.in/yaml/v4 v4.0.0-rc.4
)

require gopkg.in/yaml.v3 v3.0.1 // indirect
